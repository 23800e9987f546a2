import { Button, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { createInterval } from "../../api/constraints.gen.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Interval } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";
import { DeleteButton } from "../../components/delete-button.tsx";
import { EditForm, useEditForm } from "../../components/edit-form.tsx";
import { textLimits } from "../../components/field-rules.ts";
import { AddIcon } from "../../components/icon.tsx";
import { SideSheet } from "../../components/side-sheet.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { existingOf } from "../../components/use-existing.ts";
import { zoneNames } from "../../messages/calendar.ts";
import { t } from "../../messages/format.ts";
import { DayList } from "./day-list.tsx";
import { IntervalPreviewPane } from "./interval-preview.tsx";
import { deleteInterval, intervalQuery, useSaveInterval } from "./interval-queries.ts";
import styles from "./interval-sheet.module.css";
import { bodyOf, faultsOf, type IntervalValues, newSubset, subsetKinds, valuesOf } from "./interval-values.ts";
import { tellInterval } from "./tell-interval.ts";
import { SubsetFields } from "./subset-fields.tsx";

type IntervalSheetProps = {
  /** null: closed; "new": a new one. */
  readonly intervalId: string | null;
  readonly onClose: () => void;
};

export function IntervalSheet({ intervalId, onClose }: IntervalSheetProps) {
  return (
    <SideSheet
      opened={intervalId !== null}
      title={t(intervalId === "new" ? "intervals.add" : "intervals.edit")}
      size={1000}
      onClose={onClose}
    >
      {intervalId === "new" && <IntervalForm interval={null} onClose={onClose} />}
      {intervalId !== null && intervalId !== "new" && (
        <StoredInterval key={intervalId} intervalId={intervalId} onClose={onClose} />
      )}
    </SideSheet>
  );
}

function StoredInterval({ intervalId, onClose }: { readonly intervalId: string; readonly onClose: () => void }) {
  const query = useQuery(intervalQuery(intervalId));
  return (
    <StoredView query={query} failed={t("intervals.oneFailed")}>
      {(interval) => <IntervalForm interval={interval} onClose={onClose} />}
    </StoredView>
  );
}

type IntervalFormProps = { readonly interval: Stored<Interval> | null; readonly onClose: () => void };

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function IntervalForm({ interval, onClose }: IntervalFormProps) {
  const client = useQueryClient();
  const save = useSaveInterval();
  const edit = useEditForm({
    initialValues: valuesOf(interval?.data ?? null, ownZone()),
    validate: faultsOf,
    fields: { names: ["name", "description", "zone"] },
    existing: existingOf(interval, {
      read: (id) => client.query(intervalQuery(id)),
      valuesOf: (data) => valuesOf(data, data.zone),
      tell: tellInterval,
    }),
    saved: t("intervals.saved"),
    onClose,
  });
  const { form } = edit;
  const submit = form.onSubmit((values) => {
    const stored = interval === null ? null : { id: interval.data.id, etag: edit.etag };
    save.mutate({ stored, body: bodyOf(values) }, edit.after);
  });
  return (
    <EditForm
      edit={edit}
      save={save}
      submit={t(interval === null ? "intervals.add" : "common.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles["panes"]}>
        <div className={styles["fields"]}>
          <General form={form} />
          <Rules form={form} />
          <Holidays form={form} />
        </div>
        <IntervalPreviewPane values={form.values} />
      </div>
      {interval?.data.isDefault === false && (
        <DeleteButton
          label={t("intervals.delete")}
          name={interval.data.name}
          confirm={t("intervals.deleteConfirm")}
          remove={() => deleteInterval(interval.data.id)}
          onDeleted={() => {
            void client.invalidateQueries({ queryKey: queryKeys.intervals });
            edit.setDirty(false);
            setTimeout(onClose, 0);
          }}
        >
          <p>{t("intervals.deleteText")}</p>
        </DeleteButton>
      )}
    </EditForm>
  );
}

type PartProps = { readonly form: UseFormReturnType<IntervalValues> };

function General({ form }: PartProps) {
  const { zone } = form.values;
  const zones = useMemo(() => zoneNames(zone), [zone]);
  return (
    <>
      <TextInput
        label={t("intervals.name")}
        description={t("intervals.nameHelp")}
        {...textLimits(createInterval.name)}
        data-autofocus
        dir="auto"
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("intervals.description")}
        description={t("intervals.descriptionHelp")}
        autosize
        minRows={1}
        dir="auto"
        {...textLimits(createInterval.description)}
        {...form.getInputProps("description")}
      />
      <Select
        label={t("intervals.zone")}
        description={t("intervals.zoneHelp")}
        data={zones}
        searchable
        limit={60}
        allowDeselect={false}
        nothingFoundMessage={t("intervals.zoneNone")}
        {...form.getInputProps("zone")}
      />
    </>
  );
}

/** Of a field and of what lies in it. */
function forgetFaults(form: PartProps["form"], path: string): void {
  const told = Object.keys(form.errors).filter((each) => each === path || each.startsWith(`${path}.`));
  for (const each of told) form.clearFieldError(each);
}

function Rules({ form }: PartProps) {
  const { subsets } = form.values;
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <section className={styles["group"]} aria-label={t("intervals.rules")}>
      <h3 className={styles["title"]}>{t("intervals.rules")}</h3>
      <p className={styles["help"]}>{t("intervals.rulesHelp")}</p>
      {subsets.map((subset, index) => (
        <SubsetFields
          key={subset.key}
          index={index}
          subset={subset}
          errors={form.errors}
          onChange={(change) => {
            for (const name of Object.keys(change)) forgetFaults(form, `subsets.${String(index)}.${name}`);
            form.replaceListItem("subsets", index, { ...subset, ...change });
          }}
          onRemove={() => {
            form.removeListItem("subsets", index);
            // its button is gone: on with where rules are added
            buttons.current?.querySelector("button")?.focus();
          }}
        />
      ))}
      <div ref={buttons} className={styles["buttons"]}>
        {subsetKinds.map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            leftSection={<AddIcon size={16} stroke={1.5} />}
            onClick={() => {
              form.insertListItem("subsets", newSubset(kind, t(`intervals.subset.${kind}`)));
            }}
          >
            {t(`intervals.addSubset.${kind}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Holidays({ form }: PartProps) {
  return (
    <section className={styles["group"]} aria-label={t("intervals.holidays")}>
      <h3 className={styles["title"]}>{t("intervals.holidays")}</h3>
      <p className={styles["help"]}>{t("intervals.holidaysHelp")}</p>
      <DayList
        path="holidays"
        days={form.values.holidays}
        errors={form.errors}
        onChange={(holidays) => {
          forgetFaults(form, "holidays");
          form.setFieldValue("holidays", holidays);
        }}
      />
    </section>
  );
}
