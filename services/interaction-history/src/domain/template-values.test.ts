import { expect, test } from "@jest/globals";
import { variablesOf } from "@mailroom/templates/variables";
import { type TemplateSubject, templateValues } from "./template-values.ts";

const subject: TemplateSubject = {
  interaction: {
    id: "0190a0a0-0000-7000-8000-000000000812",
    subject: "Where is my order?",
    title: null,
    startedAt: new Date("2026-03-02T23:30:00Z"),
  },
  contact: { name: "Jane van Doe", address: "jane@example.test" },
  account: { name: "Support", key: "SUP", fromName: "Acme Support", emailAddress: "support@example.test" },
  listName: "Default",
  agentName: "Ada",
  queueName: "Support queue",
};

test("X11 every variable that a layout may name has a value", () => {
  expect(Object.keys(templateValues(subject)).sort()).toEqual([...variablesOf("body")].sort());
  expect(templateValues(subject)).toMatchObject({
    "contact.name": "Jane van Doe",
    "contact.firstName": "Jane",
    "contact.lastName": "van Doe",
    "interaction.title": "",
    "interaction.startedAt": "2 March 2026",
  });
});

test("X11 a customer without a name is called by the address, and has no first name", () => {
  const values = templateValues({ ...subject, contact: { name: " \u200e ", address: "jane@example.test" } });
  expect(values).toMatchObject({
    "contact.name": "jane@example.test",
    "contact.firstName": "",
    "contact.lastName": "",
  });
  expect(templateValues({ ...subject, contact: null })["contact.name"]).toBe("");
});

test("S97 a value is one line that keeps its reading direction, whatever it brings", () => {
  const name = "Jane\r\nBcc: evil@example.test\u202e\u2028Doe";
  expect(templateValues({ ...subject, contact: { name, address: "" } })["contact.name"]).toBe(
    "Jane Bcc: evil@example.test Doe",
  );
});
