import "../../messages/add-audit.ts";
import type { ReactNode } from "react";
import type { AuditEntry } from "../../api/resources.ts";
import { SideSheet } from "../../components/side-sheet.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { AlertSign } from "./audit-columns.tsx";
import { AuditObject } from "./audit-object.tsx";
import styles from "./audit-sheet.module.css";
import { showValue, whatOf, whoOf } from "./audit-words.ts";
import type { NameOf } from "./use-names.ts";

type AuditSheetProps = {
  readonly opened: boolean;
  /** null: not among the rows of the list. */
  readonly entry: AuditEntry | null;
  readonly nameOf: NameOf;
  readonly onClose: () => void;
};

export function AuditSheet({ opened, entry, nameOf, onClose }: AuditSheetProps) {
  const title = entry === null ? t("nav.audit") : t("audit.entry", { number: entry.number });
  return (
    <SideSheet opened={opened} title={title} onClose={onClose} size={640}>
      {entry === null ? <p>{t("audit.gone")}</p> : <Told entry={entry} nameOf={nameOf} />}
    </SideSheet>
  );
}

type ToldProps = { readonly entry: AuditEntry; readonly nameOf: NameOf };

function Told({ entry, nameOf }: ToldProps) {
  const { actor, alert, objectType, occurredAt, service, correlationId, hash } = entry;
  return (
    <div className={styles["sheet"]}>
      {alert !== null && <AlertSign alert={alert} />}
      <dl className={styles["facts"]}>
        <Fact name={t("audit.column.when")}>
          <TimeText at={occurredAt} exact />
        </Fact>
        <Fact name={t("audit.column.who")}>
          <span dir="auto">{whoOf(entry)}</span>
          {actor === null && <div className="muted">{t("audit.systemHelp")}</div>}
          {actor?.name === null && <div className="mono muted">{actor.id}</div>}
        </Fact>
        <Fact name={t("audit.column.what")}>{whatOf(entry)}</Fact>
        {objectType !== "configuration" && (
          <Fact name={t("audit.column.object")}>
            <AuditObject entry={entry} nameOf={nameOf} />
          </Fact>
        )}
      </dl>
      <Changes entry={entry} nameOf={nameOf} />
      <dl className={styles["facts"]}>
        <Fact name={t("audit.service")}>
          <span className="mono">{service}</span>
        </Fact>
        <Fact name={t("audit.correlation")} help={t("audit.correlationHelp")}>
          <span className="mono">{correlationId}</span>
        </Fact>
        <Fact name={t("audit.hash")} help={t("audit.hashHelp")}>
          <span className="mono">{hash}</span>
        </Fact>
      </dl>
    </div>
  );
}

type FactProps = { readonly name: string; readonly help?: string; readonly children: ReactNode };

function Fact({ name, help, children }: FactProps) {
  return (
    <div className={styles["fact"]}>
      <dt className="muted">{name}</dt>
      <dd>
        {children}
        {help !== undefined && <div className="muted">{help}</div>}
      </dd>
    </div>
  );
}

function Changes({ entry, nameOf }: ToldProps) {
  const { changes, action } = entry;
  if (changes.length === 0) return action === "deleted" ? <p className="muted">{t("audit.noChanges")}</p> : null;
  const isMasked = changes.some(({ masked }) => masked);
  return (
    <div>
      <table className={styles["changes"]}>
        <caption className={styles["caption"]}>{t("audit.changes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("audit.column.field")}</th>
            <th scope="col">{t("audit.before")}</th>
            <th scope="col">{t("audit.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, masked, before, after }) => (
            <tr key={field}>
              <th scope="row" className="mono">
                {field}
              </th>
              {masked ? (
                <td colSpan={2} className="muted">
                  {t("audit.masked")}
                </td>
              ) : (
                <>
                  <td dir="auto">{showValue(before, nameOf)}</td>
                  <td dir="auto">{showValue(after, nameOf)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isMasked && <p className="muted">{t("audit.maskedHelp")}</p>}
    </div>
  );
}
