import { Kbd, Modal, Switch } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { t } from "../messages/format.ts";
import { registry, type Shortcut } from "../shortcuts/registry.ts";
import { showKeys } from "./key-names.ts";
import styles from "./key-sheet.module.css";
import { useFocusBack } from "./use-focus-back.ts";

/** What `?` shows: exactly the keys that work where one is. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  useFocusBack(opened);
  const shortcuts = useSyncExternalStore(registry.subscribe, registry.current);
  const singleKeys = useSyncExternalStore(registry.subscribe, registry.areSingleKeysOn);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className={styles["columns"]}>
        <KeyList title={t("keys.here")} shortcuts={shortcuts.filter(({ group }) => group !== "everywhere")} />
        <KeyList title={t("keys.everywhere")} shortcuts={shortcuts.filter(({ group }) => group === "everywhere")} />
      </div>
      <Switch
        mt="md"
        label={t("keys.single")}
        description={t("keys.singleHelp")}
        checked={singleKeys}
        onChange={({ currentTarget }) => {
          registry.setSingleKeys(currentTarget.checked);
        }}
      />
    </Modal>
  );
}

function KeyList({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <section>
      <h2 className={styles["title"]}>{title}</h2>
      <dl className={styles["list"]}>
        {shortcuts.map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className={styles["entry"]}>
            <dt>{label}</dt>
            <dd>
              <Kbd size="xs">{showKeys(keys)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
