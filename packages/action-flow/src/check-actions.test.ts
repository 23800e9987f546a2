import { describe, expect, test } from "@jest/globals";
import type { AccountAction } from "@mailroom/contracts/account-step";
import { checkActions } from "./check-actions.ts";
import { checkReferences, idsNamed } from "./check-references.ts";
import { flowOf } from "./flow.ts";
import { withStepIds } from "./step-ids.ts";

const queue = (id: string, timeoutSeconds: number | null): AccountAction => ({
  id,
  kind: "queue",
  queueId: "q",
  timeoutSeconds,
});
const tag = (id: string): AccountAction => ({ id, kind: "tag", tags: ["x"] });
const goto = (id: string, stepId: string): AccountAction => ({ id, kind: "goto", stepId });
const close = (id: string): AccountAction => ({ id, kind: "close", dispositionId: null });
const condition = { source: "field", name: "subject", operator: "contains", value: "VIP" } as const;
const gotoIf = (
  id: string,
  stepId: string,
  given: Partial<Extract<AccountAction, { kind: "gotoIf" }>["condition"]> = {},
): AccountAction => ({
  ...{ id, kind: "gotoIf", stepId },
  condition: { ...condition, ...given },
});
const inWorkingTime = (step: AccountAction): AccountAction => ({ ...step, intervalId: "i" });
const faultsOf = (steps: AccountAction[]): string[] =>
  checkActions(steps).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe("X2 a list of actions as a whole", () => {
  test.each<[string, AccountAction[]]>([
    ["nothing", []],
    ["the page's own example", [tag("a"), gotoIf("b", "d"), queue("c", 600), queue("d", null)]],
    ["a queue without limit that is skipped outside its interval", [inWorkingTime(queue("a", null)), tag("b")]],
    ["a step after an unlimited queue that is jumped to", [gotoIf("a", "c"), queue("b", null), queue("c", 60)]],
    ["a loop that waits", [queue("a", 60), goto("b", "a")]],
    ["a loop that a condition leaves", [tag("a"), gotoIf("b", "a"), close("c")]],
    ["a loop whose jump is skipped at night", [tag("a"), inWorkingTime(goto("b", "a"))]],
    ["close at night, else a queue", [inWorkingTime(close("a")), queue("b", null)]],
  ])("takes %s", (_, steps) => {
    expect(faultsOf(steps)).toEqual([]);
  });

  test.each<[string, AccountAction[], string[]]>([
    [
      "a jump to nowhere",
      [queue("a", 60), goto("b", "z")],
      ["/actions/1/stepId Step 2 jumps to a step that does not exist."],
    ],
    ["an id twice", [tag("a"), tag("a")], ["/actions/1/id Step 2 has the same id as step 1."]],
    [
      "steps after an unlimited queue, told once",
      [queue("a", null), tag("b"), tag("c")],
      ["/actions/1 Step 2 is never reached: Step 1 waits in its queue without a time limit, and no step jumps here."],
    ],
    [
      "steps after the end",
      [close("a"), tag("b")],
      ["/actions/1 Step 2 is never reached: Step 1 closes the interaction, and no step jumps here."],
    ],
    [
      "a step that is jumped over, and only jumped to by one that is never reached",
      [goto("a", "d"), tag("b"), goto("c", "b"), close("d")],
      ["/actions/1 Step 2 is never reached: Step 1 always jumps elsewhere, and no step jumps here."],
    ],
    [
      "a Goto to itself",
      [tag("a"), goto("b", "b")],
      ["/actions/1/stepId Step 2 goes back to step 2 for ever: no step of the loop waits, ends or leaves it."],
    ],
    [
      "two Gotos in a ring",
      [goto("a", "b"), goto("b", "a")],
      ["/actions/1/stepId Step 2 goes back to step 1 for ever: no step of the loop waits, ends or leaves it."],
    ],
    [
      "a condition both of whose answers stay in the loop",
      [tag("a"), gotoIf("b", "a"), goto("c", "a")],
      [
        "/actions/1/stepId Step 2 goes back to step 1 for ever: no step of the loop waits, ends or leaves it.",
        "/actions/2/stepId Step 3 goes back to step 1 for ever: no step of the loop waits, ends or leaves it.",
      ],
    ],
    [
      "a variable that no step sets",
      [gotoIf("a", "b", { source: "variable", name: "vip" }), close("b")],
      ['/actions/0/condition/name Step 1 asks for the variable "vip", which no step sets.'],
    ],
    [
      "a field that is none, and one that is true or false",
      [
        gotoIf("a", "c", { name: "colour" }),
        gotoIf("b", "c", { name: "isReply", value: "yes", operator: "equals" }),
        close("c"),
      ],
      [
        '/actions/0/condition/name Step 1 asks for "colour". Choose one of subject, from, to, body, contactName, listId, isReply, isAutomatic.',
        '/actions/1/condition/value Step 2 compares "isReply", which equals true or false and nothing else.',
      ],
    ],
    [
      "a header that cannot exist",
      [gotoIf("a", "b", { source: "header", name: "x y" }), close("b")],
      ["/actions/0/condition/name Step 1 names a header that cannot exist: letters, digits and hyphens only."],
    ],
  ])("refuses %s", (_, steps, expected) => {
    expect(faultsOf(steps)).toEqual(expected);
  });

  test("names what steps refer to and does not exist, and says nothing of what it was not told about", () => {
    const steps: AccountAction[] = [
      { id: "a", kind: "autoReply", templateId: "t", frequency: "always", recipients: "reply" },
      inWorkingTime(queue("b", 60)),
      { id: "c", kind: "close", dispositionId: "d" },
      { id: "e", kind: "agent", agentId: "nobody", timeoutSeconds: 60 },
    ];
    const known = {
      queue: new Set<string>(),
      agent: new Set<string>(),
      template: new Set(["t"]),
      interval: new Set<string>(),
    };
    expect(checkReferences(steps, known)).toEqual([
      { pointer: "/actions/1/queueId", detail: "Step 2 names a queue that does not exist." },
      { pointer: "/actions/1/intervalId", detail: "Step 2 names an interval that does not exist." },
      { pointer: "/actions/3/agentId", detail: "Step 4 names an agent that does not exist." },
    ]);
    expect(idsNamed(steps, "disposition")).toEqual(["d"]);
  });

  test("gives steps ids where they have none, and leaves the others", () => {
    const steps = withStepIds([tag("a"), { kind: "tag", tags: ["y"] }], () => "made");
    expect(steps.map(({ id }) => id)).toEqual(["a", "made"]);
  });

  test("draws the ways a message can take", () => {
    const drawn = flowOf([gotoIf("a", "c"), inWorkingTime(queue("b", 600)), queue("c", null)]);
    expect(drawn.map(({ from, to, label }) => `${from}-${label.kind}-${to}`)).toEqual([
      "start-next-0",
      "0-yes-2",
      "0-no-1",
      ...["1-accepted-agent", "1-timeout-2", "1-skipped-2"],
      "2-accepted-agent",
    ]);
    expect(flowOf([]).map(({ to }) => to)).toEqual(["unread"]);
  });

  test("a hundred steps that all jump are judged in a moment", () => {
    const steps = Array.from({ length: 100 }, (_, index) => gotoIf(`s${index}`, `s${(index * 37) % 100}`));
    const before = process.cpuUsage();
    expect(faultsOf(steps)).toEqual([]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});
