import { showDayAndTime, showInstant, unknown } from "../messages/time.ts";

type TimeTextProps = {
  readonly at: string | null;
  /** Day and time both. */
  readonly exact?: boolean;
};

export function TimeText({ at, exact = false }: TimeTextProps) {
  if (at === null) return <span className="muted">{unknown}</span>;
  const now = new Date();
  const { short, full } = showInstant(at, now);
  return (
    <time dateTime={at} title={full} className="tabular">
      {exact ? showDayAndTime(at, now) : short}
    </time>
  );
}
