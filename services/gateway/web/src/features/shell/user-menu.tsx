import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { DarkIcon, KeysIcon, LightIcon, SignatureIcon, SignOutIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { LazyProfileDialog } from "../session/lazy-profile-dialog.tsx";
import { useSignOut, useUser } from "../session/use-session.ts";
import styles from "./user-menu.module.css";

export function UserMenu({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const user = useUser();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const isDark = scheme === "dark";
  const [isProfileOpen, setProfileOpen] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton aria-label={t("shell.userMenu", { name: user.name })}>
            <span className={styles["initials"]} data-initials={initialsOf(user.name)} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <span dir="auto">{user.name}</span>
            <br />
            <span dir="auto">{user.emailAddress}</span>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item
            leftSection={<SignatureIcon size={16} stroke={1.5} />}
            onClick={() => {
              setProfileOpen(true);
            }}
          >
            {t("profile.open")}
          </Menu.Item>
          <Menu.Item
            leftSection={isDark ? <LightIcon size={16} stroke={1.5} /> : <DarkIcon size={16} stroke={1.5} />}
            onClick={() => {
              setColorScheme(isDark ? "light" : "dark");
            }}
          >
            {isDark ? t("shell.useLight") : t("shell.useDark")}
          </Menu.Item>
          <Menu.Item leftSection={<KeysIcon size={16} stroke={1.5} />} onClick={onShowKeys}>
            {t("keys.title")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<SignOutIcon size={16} stroke={1.5} />}
            onClick={() => {
              signOut.mutate();
            }}
          >
            {t("shell.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LazyProfileDialog
        opened={isProfileOpen}
        onClose={() => {
          setProfileOpen(false);
        }}
      />
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}
