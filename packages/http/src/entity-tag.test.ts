import { expect, test } from "@jest/globals";
import { etagOf, requireMatch } from "./entity-tag.ts";

const refusal = (ifMatch: string | undefined): unknown => {
  try {
    requireMatch({ "if-match": ifMatch }, 3);
    return null;
  } catch (error) {
    return error;
  }
};

test("a change without If-Match is refused with 428", () => {
  expect(refusal(undefined)).toMatchObject({ code: "if-match-missing", status: 428 });
  expect(refusal(" ")).toMatchObject({ status: 428 });
});

test("a change of an older version is refused with 412", () => {
  expect(refusal(etagOf(2))).toMatchObject({ code: "version-conflict", status: 412 });
  expect(refusal("3")).toMatchObject({ status: 412 });
});

test("the version seen, one of several, any, and one that a proxy has weakened match", () => {
  for (const tag of ['"3"', '"1", "3"', "*", 'W/"3"']) expect(refusal(tag)).toBeNull();
});
