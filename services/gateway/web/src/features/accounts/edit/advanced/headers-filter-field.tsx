import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ask } from "../../../../api/client.ts";
import { faultsOf } from "../../../../api/problem.ts";
import { queryKeys } from "../../../../api/query-keys.ts";
import type { HeaderFilterPreview } from "../../../../api/resources.ts";
import { textLimits } from "../../../../components/field-rules.ts";
import { detailOf } from "../../../../components/problem-view.tsx";
import { t } from "../../../../messages/format.ts";
import { useEditField } from "../fields.tsx";
import { FilterTrial } from "./filter-trial.tsx";
import styles from "./headers-filter-field.module.css";
import { hasHeader, microsoftHeaders, withHeader } from "./header-presets.ts";

const pauseMs = 200;

function previewQuery(filter: string) {
  return queryOptions({
    queryKey: queryKeys.headerFilter(filter),
    queryFn: ({ signal }) => ask(api.POST("/accounts/preview-header-filter", { body: { filter }, signal })),
    staleTime: Infinity,
    retry: false,
  });
}

/** S44, S59 to S67: what the filter means, as the page writes it and as it goes to the server, while it is typed. */
export function HeadersFilterField() {
  const { form, label, description, rule } = useEditField("imapHeadersFilter");
  const typed = form.useWatchValue("imapHeadersFilter");
  const [filter] = useDebouncedValue(typed, pauseMs);
  const { data, error } = useQuery(previewQuery(filter));
  // the last one that could be read stays while the text is at fault
  const [last, setLast] = useState<HeaderFilterPreview>();
  if (data !== undefined && data !== last) setLast(data);
  const fault = error === null || filter !== typed ? null : faultText(error);
  return (
    <>
      <TextInput
        label={label}
        description={description}
        classNames={{ input: "mono" }}
        spellCheck={false}
        autoComplete="off"
        {...textLimits(rule)}
        key={form.key("imapHeadersFilter")}
        {...form.getInputProps("imapHeadersFilter")}
        error={form.errors["imapHeadersFilter"] ?? fault}
      />
      <div className={styles["presets"]} role="group" aria-label={t("account.headersFilter.presets")}>
        {microsoftHeaders.map((header) => (
          <Button
            key={header}
            size="compact-xs"
            variant="default"
            disabled={hasHeader(typed, header)}
            onClick={() => {
              form.setFieldValue("imapHeadersFilter", withHeader(typed, header));
            }}
          >
            {t("account.headersFilter.add", { header })}
          </Button>
        ))}
      </div>
      {last !== undefined && <Preview preview={last} isOld={fault !== null} />}
      <FilterTrial filter={typed} isFaulty={fault !== null} />
    </>
  );
}

function faultText(error: unknown): string {
  const [fault] = faultsOf(error);
  if (fault === undefined) return detailOf(error);
  const { column, detail } = fault;
  return column === undefined ? detail : t("account.column", { column, detail });
}

type PreviewProps = { readonly preview: HeaderFilterPreview; readonly isOld: boolean };

function Preview({ preview, isOld }: PreviewProps) {
  return (
    <dl className={styles["preview"]} data-old={isOld} aria-live="polite">
      <dt>{t("account.headersFilter.means")}</dt>
      <dd>{preview.meaning}</dd>
      <dt>{t("account.headersFilter.search")}</dt>
      <dd className="mono">{preview.search}</dd>
      <dt>{t("account.headersFilter.wire")}</dt>
      <dd className="mono">{preview.wire}</dd>
    </dl>
  );
}
