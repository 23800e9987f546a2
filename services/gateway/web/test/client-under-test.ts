/**
 * The built client with canned answers behind it, in one page of a real browser. Each scenario begins with nothing stored
 * and, unless it says otherwise, the document loaded anew; the page itself stays, because a new one would compile all of
 * the client's code again.
 */
import { afterAll, beforeAll } from "@jest/globals";
import { lateValue } from "@mailroom/test-kit/late-value";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser, listenForTrouble } from "./browser.ts";
import { provideClient, removeBuild } from "./build.ts";
import { type CannedApi, startCannedApi } from "./canned-api.ts";
import type { Scenario } from "./canned.ts";
import { now } from "./fixtures.ts";
import { writeDownNotices } from "./notice.ts";

const wide = { width: 1440, height: 900 };
/** What a person would call broken. Generous: other tests may have the processor. */
const patienceMs = 20_000;

export type ClientUnderTest = {
  /** The directory of the build. */
  readonly root: string;
  readonly api: CannedApi;
  readonly browser: Browser;
  /** What the page complained about since it was opened. */
  readonly trouble: string[];
  /** Opens an address; what the API says otherwise than ordinarily is in `scenario`. */
  open(address: string, scenario?: Scenario): Promise<Page>;
  /**
   * The same in the document that is open, with all that was read and kept taken out of it: a third of the time. What
   * modules remember stays, so only for pages that keep nothing there, and only after a state that came to its end.
   */
  openAgain(address: string, scenario?: Scenario): Promise<Page>;
};

type ClientOptions = {
  /** A Vite configuration other than the client's own. */
  readonly configuration?: string;
  readonly context?: BrowserContextOptions;
  /** `Date` goes on, for code that compares moments with one another, as an editor of text does. Default: it stands. */
  readonly isClockRunning?: boolean;
};

/** Call it once at the top of a test file. */
export function prepareClient({
  configuration,
  context = {},
  isClockRunning = false,
}: ClientOptions = {}): ClientUnderTest {
  const built = lateValue<{ readonly root: string; readonly isOurs: boolean }>("the built client");
  const api = lateValue<CannedApi>("the canned API");
  const browser = lateValue<Browser>("the browser");
  const page = lateValue<Page>("the page");
  const trouble: string[] = [];
  beforeAll(async () => {
    built.set(await provideClient(configuration));
    api.set(await startCannedApi(built.get().root));
    browser.set(await launchBrowser());
    const opened = await browser.get().newContext({ viewport: wide, reducedMotion: "reduce", ...context });
    opened.setDefaultTimeout(patienceMs);
    page.set(await opened.newPage());
    await writeDownNotices(page.get());
    // only what `Date` says stands still; timers run
    if (!isClockRunning) await page.get().clock.setFixedTime(now);
    // the next scenario is no person who could lose what they typed
    page.get().on("dialog", (dialog) => void dialog.accept());
    listenForTrouble(page.get(), api.get().url, trouble);
  }, 180_000);
  afterAll(async () => {
    await browser.get().close();
    await api.get().close();
    if (built.get().isOurs) await removeBuild(built.get().root);
  });
  return {
    get root() {
      return built.get().root;
    },
    get api() {
      return api.get();
    },
    get browser() {
      return browser.get();
    },
    trouble,
    async open(address, scenario = {}) {
      // to a file of the same origin: so the old document asks no more, and the new one finds the code compiled
      await page.get().goto(`${api.get().url}/icon.svg`);
      await forget(page.get(), api.get().url);
      trouble.length = 0;
      api.get().set(scenario);
      await page.get().goto(api.get().url + address);
      await page.get().getByRole("heading").first().waitFor({ state: "attached" });
      return page.get();
    },
    async openAgain(address, scenario = {}) {
      await page.get().evaluate(() => dispatchEvent(new Event("mailroom:leave")));
      await forget(page.get(), api.get().url);
      trouble.length = 0;
      api.get().set(scenario);
      await page.get().evaluate((next) => {
        sessionStorage.clear();
        scrollTo(0, 0);
        history.pushState(null, "", next);
        dispatchEvent(new Event("mailroom:enter"));
      }, address);
      await page.get().getByRole("heading").first().waitFor({ state: "attached" });
      return page.get();
    },
  };
}

/** The window as it is at first, and nothing stored. */
async function forget(page: Page, url: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(wide);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "all" });
  await session.detach();
}
