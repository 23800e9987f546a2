import { serverNowMs } from "../../api/server-clock.ts";
import { useNow } from "../../components/use-now.ts";
import { showTimer, unknown } from "../../messages/time.ts";

type WaitingTimeProps = {
  readonly since: string | null;
  /** The moment of the figures, where they stand still; null: time runs on. */
  readonly until: string | null;
};

/** A running duration: 3:12. */
export function WaitingTime({ since, until }: WaitingTimeProps) {
  if (since === null) return <span className="muted">{unknown}</span>;
  if (until !== null) return <Timer fromMs={Date.parse(since)} toMs={Date.parse(until)} />;
  return <Running fromMs={Date.parse(since)} />;
}

function Running({ fromMs }: { readonly fromMs: number }) {
  return <Timer fromMs={fromMs} toMs={useNow(1_000, serverNowMs)} />;
}

function Timer({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) {
  return <span className="tabular">{showTimer((toMs - fromMs) / 1_000)}</span>;
}
