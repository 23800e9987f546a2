/** What routing orders, carried out here: once, and only while it is due. */
import { expect, test } from "@jest/globals";
import { dispositionChanged } from "@mailroom/contracts/events/disposition";
import { messageAdded } from "@mailroom/contracts/events/interaction";
import { interactionClose, interactionTag } from "@mailroom/contracts/events/interaction-command";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { eventually } from "@mailroom/test-kit/eventually";
import { mailTo, useHistory } from "./history.ts";

const history = useHistory();

async function conversation() {
  const account = await history.makeAccount();
  const mail = mailTo(account);
  const { interaction_id: interactionId } = await history.receive(mail);
  return { account, mail, interactionId, ids: { interactionId, accountId: account.accountId } };
}
const announcedOf = async (interactionId: string, name: string) =>
  (await history.announced(interactionId)).filter(({ type }) => type.endsWith(`${name}.v1`));
const read = async (interactionId: string) => (await history.call("GET", `/interactions/${interactionId}`)).body;

test("X2 tags of a step are added once, whatever their case, and shown with the interaction", async () => {
  const { interactionId, ids } = await conversation();
  const order = { ...ids, commandId: uuidv7(), tags: ["VIP", " late  shift "] };
  const sent = await history.publish(interactionTag, interactionId, order);
  await history.send(sent);
  await history.publish(interactionTag, interactionId, { ...ids, commandId: uuidv7(), tags: ["vip", "new"] });
  await eventually(async () => {
    expect((await read(interactionId)).tags).toEqual(["VIP", "late shift", "new"].sort());
  });
  expect(await announcedOf(interactionId, "interaction.changed")).toHaveLength(2);
});

test("X2 a Close step closes with its disposition, unless something came that it did not know of", async () => {
  const { account, mail, interactionId, ids } = await conversation();
  const dispositionId = uuidv7();
  const known = { version: 1, name: "Done", path: ["Done"], parentId: null, scope: "global" as const, scopeId: null };
  await history.publish(dispositionChanged, dispositionId, {
    dispositionId,
    ...known,
    isSystem: false,
    deleted: false,
  });
  const second = mailTo(account, { headers: { inReplyTo: [mail.headers.messageId ?? ""] } });
  await history.receive(second);
  const order = (ifLastMessage: string) => ({
    ...{ ...ids, commandId: uuidv7(), cause: "action" as const, ifLastMessage, dispositionId },
  });
  await history.publish(interactionClose, interactionId, order(mail.messageKey));
  const [refused] = await eventually(async () => {
    const found = await announcedOf(interactionId, "interaction.command-refused");
    expect(found).toHaveLength(1);
    return found;
  });
  expect(refused?.data).toMatchObject({ command: "close", reason: "stale" });
  expect((await read(interactionId)).status).toBe("open");

  const closing = await history.publish(interactionClose, interactionId, order(second.messageKey));
  await history.send(closing);
  await eventually(async () => {
    expect(await read(interactionId)).toMatchObject({ status: "closed", disposition: { name: "Done" } });
  });
  const closed = await announcedOf(interactionId, "interaction.closed");
  expect(closed.map(({ data }) => data)).toMatchObject([{ closedBy: "system", agentId: null }]);
});

test("X2 message.added brings what conditions ask for: header fields, the text's beginning, the contact", async () => {
  const account = await history.makeAccount();
  const mail = mailTo(account, {
    headers: {
      from: { name: "Ada Asker", address: "ada@asker.test" },
      cc: [{ name: "Boss", address: "boss@asker.test" }],
    },
    headerFields: [{ name: "x-priority", value: "1" }],
  });
  const { interaction_id: interactionId } = await history.receive(mail);
  const [added] = await announcedOf(interactionId, "message.added");
  expect(added?.type).toBe(messageAdded.type);
  expect(added?.data).toMatchObject({
    facts: {
      ...{ subject: "Where is my parcel?", contactName: "Ada Asker", listId: account.listId, isReply: false },
      ...{ body: "Hello,\nwhere is my parcel?\nCarla", headers: [{ name: "x-priority", value: "1" }] },
      from: { address: "ada@asker.test" },
      to: [{ address: account.emailAddress }, { address: "boss@asker.test" }],
    },
  });
});
