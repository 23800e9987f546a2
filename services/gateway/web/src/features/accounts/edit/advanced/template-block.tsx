import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { ConfirmDialog } from "../../../../components/confirm-dialog.tsx";
import { LazyRichText } from "../../../../components/lazy-rich-text.tsx";
import type { RichTextHandle } from "../../../../components/rich-text/rich-text.tsx";
import { t } from "../../../../messages/format.ts";
import { TemplateFault } from "../../../templates/template-faults.tsx";
import { TemplatePreview } from "../../../templates/template-preview.tsx";
import { useVariables } from "../../../templates/template-queries.ts";
import { useAccountEdit } from "../edit-context.ts";
import { focusField } from "../field-address.ts";
import { useEditField } from "../fields.tsx";
import { Note } from "../section-parts.tsx";
import { FontFields, lookOf } from "./font-fields.tsx";
import { LogoTool } from "./logo-tool.tsx";
import styles from "./template-block.module.css";
import { useLogo } from "./use-logo.ts";

const path = "template.html";

/** S38, S96: the layout around everything the account sends. */
export function TemplateBlock() {
  const { form } = useAccountEdit();
  const html = form.useWatchValue(path);
  const write = (value: string | null): void => {
    form.setFieldValue(path, value);
    // the button that was pressed is gone: on with what stands in its place
    if (value === null || html === null) focusField(path);
  };
  return html === null ? <NoTemplate onBegin={write} /> : <Template html={html} onChange={write} />;
}

function NoTemplate({ onBegin }: { readonly onBegin: (html: string) => void }) {
  return (
    <>
      <Note>{t("template.none")}</Note>
      <div>
        <Button
          variant="default"
          data-path={path}
          onClick={() => {
            onBegin(beginning());
          }}
        >
          {t("template.begin")}
        </Button>
      </div>
    </>
  );
}

/** What a new template begins with. */
function beginning(): string {
  const greeting = t("template.begin.greeting", { name: "{{contact.name}}" });
  return [`<p>${greeting}</p>`, "{{content}}", `<p>${t("template.begin.closing")}<br>{{account.fromName}}</p>`].join(
    "\n",
  );
}

type TemplateProps = { readonly html: string; readonly onChange: (html: string | null) => void };

function Template({ html, onChange }: TemplateProps) {
  const { account, form } = useAccountEdit();
  const { label } = useEditField(path);
  const fontFamily = form.useWatchValue("template.fontFamily");
  const fontSizePx = Number(form.useWatchValue("template.fontSizePx"));
  const { variables, isFailed } = useVariables("body");
  const logo = useLogo();
  const editor = useRef<RichTextHandle>(null);
  const goTo = (line: number): void => editor.current?.goToLine(line);
  const error = form.errors[path];
  return (
    <>
      <LazyRichText
        ref={editor}
        label={label}
        isLabelHidden
        description={t("template.help")}
        error={typeof error === "string" ? <TemplateFault text={error} onGo={goTo} /> : error}
        value={html}
        onChange={onChange}
        variables={variables}
        hasPlace
        look={lookOf({ fontFamily, fontSizePx })}
        path={path}
        toolsBefore={<FontFields />}
        logo={{ url: logo.url, tool: (insert) => <LogoTool logo={logo} onInsert={insert} /> }}
      />
      {isFailed && <p className="failure">{t("richText.variablesFailed")}</p>}
      <RemoveTemplate
        onRemove={() => {
          onChange(null);
        }}
      />
      <div className={styles["preview"]}>
        <TemplatePreview
          look={{
            ...{ kind: "body", source: html, accountId: account.id, accountVersion: account.version, fontFamily },
            ...(Number.isInteger(fontSizePx) ? { fontSizePx } : {}),
          }}
          onGo={goTo}
        />
      </div>
    </>
  );
}

function RemoveTemplate({ onRemove }: { readonly onRemove: () => void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("template.remove")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t("template.removeTitle")}
        confirm={t("template.removeConfirm")}
        isDangerous
        onConfirm={() => {
          setAsking(false);
          onRemove();
        }}
        onCancel={() => {
          setAsking(false);
        }}
      >
        <p>{t("template.removeText")}</p>
      </ConfirmDialog>
    </div>
  );
}
