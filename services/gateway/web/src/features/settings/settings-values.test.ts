import { describe, expect, test } from "@jest/globals";
import { faultsOf, patchOf, type SettingsValues } from "./settings-values.ts";

const before: SettingsValues = {
  loginMailFrequency: 60,
  maxAttachmentMegabytes: 25,
  logoutAfterLostConnectionMinutes: 5,
  openTabsLimit: 20,
  maxSearchDays: 365,
  searchOn: "enter",
  accountTransferTemplateId: null,
  assistant: false,
};

describe("S37, X12 the settings form", () => {
  test("sends only what was changed", () => {
    expect(patchOf(before, { ...before, loginMailFrequency: "120", assistant: true })).toEqual({
      loginMailFrequency: 120,
      features: { assistant: true },
    });
    expect(patchOf(before, { ...before, openTabsLimit: "20" })).toEqual({});
  });

  test("takes 5 to 86,400 seconds between two polls, and no emptiness", () => {
    const faults = [4, 5, 86_400, 86_401, ""].map((loginMailFrequency) =>
      Object.keys(faultsOf({ ...before, loginMailFrequency })),
    );
    expect(faults).toEqual([["loginMailFrequency"], [], [], ["loginMailFrequency"], ["loginMailFrequency"]]);
  });
});
