import { SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { previewTemplate } from "../../api/constraints.gen.ts";
import { textLimits } from "../../components/field-rules.ts";
import { PreviewFrame } from "../../components/preview-frame.tsx";
import { PreviewText } from "../../components/preview-text.tsx";
import { t } from "../../messages/format.ts";
import { type TemplateLook, templatePreviewQuery } from "./template-queries.ts";
import styles from "./template-preview.module.css";
import { TemplateFaults } from "./template-faults.tsx";

/** Typing pauses this long before the server is asked. */
const pauseMs = 400;

const views = ["html", "text", "dark"] as const;
type View = (typeof views)[number];
type Rendered = { readonly html: string; readonly text: string; readonly warnings: readonly string[] };

type TemplatePreviewProps = {
  readonly look: TemplateLook;
  /** Shows a line of the source. */
  readonly onGo: (line: number) => void;
};

/** What the customer would get; while the source is at fault the last good one stays, dimmed. */
export function TemplatePreview({ look, onGo }: TemplatePreviewProps) {
  const [contactName, setContactName] = useState("");
  const [source] = useDebouncedValue(look.source, pauseMs);
  const [name] = useDebouncedValue(contactName, pauseMs);
  const { data, error } = useQuery(templatePreviewQuery({ ...look, source, contactName: name }));
  const [last, setLast] = useState<Rendered | null>(null);
  const [view, setView] = useState<View>("html");
  if (data !== undefined && data !== last) setLast(data);
  const shown = data ?? last;
  return (
    <section className={styles["preview"]} aria-label={t("templates.preview")}>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>{t("templates.preview")}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t("templates.preview.as")}
          data={views.map((value) => ({ value, label: t(`templates.preview.${value}`) }))}
          value={view}
          onChange={(value) => {
            setView(views.find((each) => each === value) ?? "html");
          }}
        />
        <TextInput
          size="xs"
          className={styles["contact"]}
          aria-label={t("template.sampleName")}
          placeholder={t("template.sampleNamePlaceholder")}
          dir="auto"
          autoComplete="off"
          {...textLimits(previewTemplate["sample.contactName"])}
          value={contactName}
          onChange={({ currentTarget }) => {
            setContactName(currentTarget.value);
          }}
        />
      </div>
      <div aria-live="polite">
        {error !== null && <TemplateFaults error={error} onGo={onGo} />}
        {data?.warnings.map((warning) => (
          <p key={warning} className={styles["warning"]}>
            {warning}
          </p>
        ))}
      </div>
      {shown === null ? (
        error === null && <p className="muted">{t("templates.preview.empty")}</p>
      ) : (
        <Shown rendered={shown} view={view} isOld={data === undefined} />
      )}
    </section>
  );
}

type ShownProps = { readonly rendered: Rendered; readonly view: View; readonly isOld: boolean };

function Shown({ rendered, view, isOld }: ShownProps) {
  const title = t(isOld ? "templates.preview.old" : "templates.preview");
  if (view === "text") return <PreviewText title={title} text={rendered.text} isOld={isOld} />;
  return <PreviewFrame title={title} html={rendered.html} isDark={view === "dark"} isOld={isOld} />;
}
