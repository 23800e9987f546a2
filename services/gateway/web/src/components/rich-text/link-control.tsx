import { Button, Popover, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { t } from "../../messages/format.ts";
import { LinkIcon } from "../icon.tsx";
import { showKeys } from "../key-names.ts";
import { isLinkTarget } from "./obstacle.ts";
import { linkEvent } from "./schema.ts";
import styles from "./rich-text.module.css";
import { ToolButton } from "./tool-button.tsx";

/** Makes the selected text a link, changes one, or takes it away. */
export function LinkControl({ editor }: { readonly editor: Editor }) {
  const [address, setAddress] = useState<string | null>(null);
  const isLink = editor.isActive("link");
  useEffect(() => {
    const open = (): void => {
      setAddress(hrefAt(editor));
    };
    document.addEventListener(linkEvent, open);
    return () => {
      document.removeEventListener(linkEvent, open);
    };
  }, [editor]);
  const finish = (href: string): void => {
    setAddress(null);
    const change = editor.chain().focus().extendMarkRange("link");
    if (href === "") change.unsetLink().run();
    else if (editor.state.selection.empty && !isLink) change.insertContent(linkedText(href)).run();
    else change.setLink({ href }).run();
  };
  const label = t("richText.linkKeys", { keys: showKeys("Mod+K") });
  return (
    <Popover
      opened={address !== null}
      onChange={(isOpen) => {
        if (!isOpen) setAddress(null);
      }}
      trapFocus
      returnFocus
      width={320}
      position="bottom-start"
    >
      <Popover.Target>
        <ToolButton
          isOn={isLink}
          label={t("richText.link")}
          title={label}
          onClick={() => {
            setAddress(address === null ? hrefAt(editor) : null);
          }}
        >
          <LinkIcon size={16} stroke={1.5} aria-hidden />
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("richText.link")}>
        {address !== null && <LinkForm initial={address} isLink={isLink} onFinish={finish} />}
      </Popover.Dropdown>
    </Popover>
  );
}

type LinkFormProps = {
  readonly initial: string;
  readonly isLink: boolean;
  /** Empty: no link. */
  readonly onFinish: (href: string) => void;
};

function LinkForm({ initial, isLink, onFinish }: LinkFormProps) {
  const [typed, setTyped] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const submit = (): void => {
    const href = completed(typed.trim());
    if (isLinkTarget(href)) onFinish(href);
    else setError(t("richText.linkRule"));
  };
  return (
    <div className={styles["linkForm"]}>
      <TextInput
        label={t("richText.linkAddress")}
        description={t("richText.linkHelp")}
        classNames={{ input: "mono" }}
        spellCheck={false}
        data-autofocus
        value={typed}
        error={error}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // it is not the form around the editor that is to be sent
          event.preventDefault();
          submit();
        }}
      />
      <div className={styles["linkButtons"]}>
        {isLink && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              onFinish("");
            }}
          >
            {t("richText.removeLink")}
          </Button>
        )}
        <Button size="xs" onClick={submit}>
          {t("richText.setLink")}
        </Button>
      </div>
    </div>
  );
}

function hrefAt(editor: Editor): string {
  const href: unknown = editor.getAttributes("link")["href"];
  return typeof href === "string" ? href : "";
}

/** `acme.test` is meant as a web page, `jane@x.test` as an address. */
function completed(typed: string): string {
  if (typed === "" || /^[a-z][a-z0-9+.-]*:/i.test(typed)) return typed;
  return /^[^\s/]+@[^\s/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`;
}

function linkedText(href: string) {
  return { type: "text", text: href.replace(/^mailto:/, ""), marks: [{ type: "link", attrs: { href } }] };
}
