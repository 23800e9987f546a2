/** A program that runs until it is told to end, and can be started again where it ends by itself. */
export type Restartable = {
  /** For people: `Postgres`, `routing`. */
  readonly name: string;
  /** Where to read why it ended: a file, or a command that shows it. */
  readonly log: string;
  /** How it ended, e.g. `status 1` or `SIGKILL`; null while it runs. */
  findExit(): Promise<string | null>;
  /** Ends it where it still runs and starts it again, with the same ports and data. Resolves when it answers. */
  restart(): Promise<void>;
};
