import type { Page } from "playwright-core";
import type { Scenario } from "./canned.ts";

/** One page in one state: what the API says, where to go, what to do before the picture is taken. */
export type Scene = {
  readonly name: string;
  readonly path: string;
  readonly scenario?: Scenario;
  readonly act?: (page: Page) => Promise<void>;
};
