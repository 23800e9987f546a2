import { expect, test } from "@jest/globals";
import { bodyOf, valuesOf } from "./cloud-provider-values.ts";

test("X10 an empty client secret is not sent, so the stored one stays; null takes it away", () => {
  const values = { ...valuesOf(null), name: "Acme", clientId: "abc" };
  expect(bodyOf(values)).not.toHaveProperty("clientSecret");
  expect(bodyOf({ ...values, clientSecret: null }).clientSecret).toBeNull();
  expect(bodyOf({ ...values, clientSecret: "s" }).clientSecret).toBe("s");
});

test("X10 Google gets neither a tenant nor app-only access, whatever was typed before it was chosen", () => {
  const body = bodyOf({ ...valuesOf(null), kind: "google", tenant: "acme.test", grant: "client_credentials" });
  expect(body).toMatchObject({ tenant: null, grant: "authorization_code" });
});
