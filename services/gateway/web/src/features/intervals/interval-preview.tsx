import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { IntervalPreview } from "../../api/resources.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { showDayIn, showTimeIn } from "../../messages/calendar.ts";
import { t } from "../../messages/format.ts";
import { unknown } from "../../messages/time.ts";
import styles from "./interval-sheet.module.css";
import { intervalPreviewQuery } from "./interval-queries.ts";
import { isComplete, type IntervalValues, rulesOf } from "./interval-values.ts";
import { type MatchingSpan, matchingSpans } from "./matching-spans.ts";

const pauseMs = 250;

/**
 * Tells in plain words and instants what the rules mean, while they are being written. While the form is at fault the last
 * answer stays, dimmed.
 */
export function IntervalPreviewPane({ values }: { readonly values: IntervalValues }) {
  const json = isComplete(values) ? JSON.stringify(rulesOf(values)) : null;
  const [paused] = useDebouncedValue(json, pauseMs);
  // the same rules are the same query, whatever else is typed
  const rules = useMemo(() => (paused === json && json !== null ? rulesOf(values) : null), [paused, json, values]);
  const { data, error } = useQuery({ ...intervalPreviewQuery(rules), placeholderData: keepPreviousData });
  const isOld = json === null;
  return (
    <section className={styles["preview"]} aria-label={t("intervals.preview")}>
      <h3 className={styles["title"]}>{t("intervals.preview")}</h3>
      {error !== null && (
        <p className="failure" role="alert">
          {t("intervals.preview.failed")} {detailOf(error)}
        </p>
      )}
      {data !== undefined && data !== null && (
        <>
          {isOld && <p className={styles["note"]}>{t("intervals.preview.old")}</p>}
          <Meaning preview={data} zone={values.zone} isOld={isOld} />
        </>
      )}
    </section>
  );
}

type MeaningProps = { readonly preview: IntervalPreview; readonly zone: string; readonly isOld: boolean };

function Meaning({ preview, zone, isOld }: MeaningProps) {
  return (
    <div className={styles["meaning"]} data-old={isOld}>
      <p className={styles["now"]} role="status">
        {preview.matches
          ? t("intervals.preview.yes", { name: preview.matchedBy ?? unknown })
          : t("intervals.preview.no")}
      </p>
      {preview.notes.length > 0 && (
        <>
          <h4 className={styles["subtitle"]}>{t("intervals.preview.notes")}</h4>
          {preview.notes.map((note) => (
            <p key={note} className={styles["note"]} dir="auto">
              {note}
            </p>
          ))}
        </>
      )}
      <h4 className={styles["subtitle"]}>{t("intervals.preview.next", { zone })}</h4>
      <Spans spans={matchingSpans(preview)} zone={zone} />
    </div>
  );
}

function Spans({ spans, zone }: { readonly spans: readonly MatchingSpan[]; readonly zone: string }) {
  if (spans.every(({ from, to }) => from === null && to === null)) {
    return <p className={styles["note"]}>{t("intervals.preview.never")}</p>;
  }
  return (
    <table className={styles["spans"]}>
      <thead>
        <tr>
          <th scope="col">{t("intervals.preview.begins")}</th>
          <th scope="col">{t("intervals.preview.ends")}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map(({ from, to }) => (
          <tr key={from ?? "now"}>
            <td>
              <Moment at={from} zone={zone} />
            </td>
            <td>
              <Moment at={to} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moment({ at, zone }: { readonly at: string | null; readonly zone: string }) {
  if (at === null) return <span className="muted">{unknown}</span>;
  return (
    <time dateTime={at} className="tabular">
      {showDayIn(at, zone)} <strong>{showTimeIn(at, zone)}</strong>
    </time>
  );
}
