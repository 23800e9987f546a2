export type Pace = { readonly request: () => void; readonly stop: () => void };

/**
 * Runs once `ms` after it was asked to, and once more where it was asked again meanwhile: however many ask, no more often than
 * every `ms`, and always at least once `ms` after the last of them.
 */
export function makePace(ms: number, run: () => void): Pace {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWantedAgain = false;
  const start = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (isWantedAgain) start();
      isWantedAgain = false;
      run();
    }, ms);
  };
  return {
    request: () => {
      if (timer === null) start();
      else isWantedAgain = true;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
