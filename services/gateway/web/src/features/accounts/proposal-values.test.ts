import { expect, test } from "@jest/globals";
import { customProposal, gmailProposal } from "../../../test/account-fixtures.ts";
import { newAccountValues } from "./account-values.ts";
import { proposedValues, valueOf } from "./proposal-values.ts";

test("S9 a found provider proposes its servers with ports and encryption", () => {
  expect(Object.fromEntries(proposedValues(customProposal))).toEqual({
    service: "custom",
    authenticationMethod: "password",
    username: "help.desk@acme.test",
    "imap.host": "imap.acme.test",
    "imap.port": 993,
    "imap.security": "implicit",
    "smtp.host": "smtp.acme.test",
    "smtp.port": 587,
    "smtp.security": "starttls",
  });
});

test("what is proposed can be compared with what the form has", () => {
  const before = proposedValues(gmailProposal).map(([path]) => valueOf(newAccountValues, path));
  expect(before).toEqual(["custom", "password", "", "", 993, "implicit", "", 465, "implicit"]);
});
