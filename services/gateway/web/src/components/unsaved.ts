/** What somebody has typed and the server has not, on the whole page: for what ends all of it, as signing out does. */
type Holder = {
  readonly isUnsaved: () => boolean;
  /** Saves it, where that needs nobody's word. Rejects never. */
  readonly save?: () => Promise<void>;
};

const holders = new Set<Holder>();
let isGivenUp = false;

/** Nobody waits longer for a server that does not answer: they are asked instead. */
const patienceMs = 3_000;

export const unsaved = {
  /** Answers what ends it. */
  hold(holder: Holder): () => void {
    holders.add(holder);
    return () => holders.delete(holder);
  },
  /** Saves what can be saved. False: the rest would be lost. */
  async settle(): Promise<boolean> {
    const waiting = [...holders].filter(({ isUnsaved }) => isUnsaved());
    const saving = Promise.all(waiting.map(async ({ save }) => save?.()));
    await Promise.race([saving, new Promise((done) => setTimeout(done, patienceMs))]);
    return waiting.every(({ isUnsaved }) => !isUnsaved());
  },
  /** Somebody was asked and does not want it: the page may go. */
  giveUp(): void {
    isGivenUp = true;
  },
  isGivenUp: (): boolean => isGivenUp,
};
