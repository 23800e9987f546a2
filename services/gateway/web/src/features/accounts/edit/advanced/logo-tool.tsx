import { Button, Popover, Progress } from "@mantine/core";
import { useRef, useState } from "react";
import { FileChoice } from "../../../../components/file-choice.tsx";
import { LogoIcon } from "../../../../components/icon.tsx";
import { t } from "../../../../messages/format.ts";
import { showSize } from "../../../../messages/time.ts";
import styles from "./template-block.module.css";
import { type LogoState, logoTypes, maxLogoBytes } from "./use-logo.ts";

type LogoToolProps = { readonly logo: LogoState; readonly onInsert: () => void };

/** Puts the logo into the text; uploads, replaces and removes it. */
export function LogoTool({ logo, onInsert }: LogoToolProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus width={320} position="bottom-start">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          className={styles["logoTool"]}
          leftSection={<LogoIcon size={16} stroke={1.5} aria-hidden />}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t("logo.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("logo.button")}>
        <div className={styles["logo"]}>
          {logo.url === null ? (
            <p className="muted">{t("logo.none")}</p>
          ) : (
            <div className={styles["picture"]}>
              <img src={logo.url} alt={t("logo.shown")} />
            </div>
          )}
          {logo.sending !== null && <Sending sending={logo.sending} />}
          {logo.problem !== null && (
            <p role="alert" className="failure">
              {logo.problem}
            </p>
          )}
          <Buttons
            logo={logo}
            onInsert={() => {
              setOpen(false);
              onInsert();
            }}
          />
          <p className="muted">
            {t("logo.help", { limit: showSize(maxLogoBytes) })} {t("logo.savesItself")}
          </p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Sending({ sending }: { readonly sending: NonNullable<LogoState["sending"]> }) {
  const { name, share, abort } = sending;
  return (
    <div>
      <Progress value={share * 100} aria-label={t("logo.progress", { name })} />
      <Button size="compact-xs" variant="subtle" onClick={abort}>
        {t("logo.cancel")}
      </Button>
    </div>
  );
}

/** None is disabled while something goes on: the focus would be lost, and Esc with it. */
function Buttons({ logo, onInsert }: LogoToolProps) {
  const first = useRef<HTMLButtonElement>(null);
  const isBusy = logo.sending !== null || logo.isRemoving;
  const busy = isBusy ? { "data-disabled": true, "aria-disabled": true } : {};
  return (
    <div className={styles["logoButtons"]}>
      <Button
        ref={first}
        size="xs"
        {...busy}
        onClick={() => {
          if (!isBusy) onInsert();
        }}
      >
        {t("logo.insert")}
      </Button>
      <FileChoice
        accept={logoTypes.join(",")}
        onChange={(file) => {
          if (file !== null) void logo.send(file);
        }}
      >
        {({ onClick }) => (
          <Button
            size="xs"
            variant="default"
            {...busy}
            onClick={() => {
              if (!isBusy) onClick();
            }}
          >
            {t(logo.url === null ? "logo.upload" : "logo.replace")}
          </Button>
        )}
      </FileChoice>
      {logo.url !== null && (
        <Button
          size="xs"
          variant="default"
          {...busy}
          onClick={() => {
            if (isBusy) return;
            // this button goes with the logo
            first.current?.focus();
            logo.remove();
          }}
        >
          {t("logo.remove")}
        </Button>
      )}
    </div>
  );
}
