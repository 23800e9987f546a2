import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { DarkIcon, KeysIcon, LightIcon, SignatureIcon, SignOutIcon } from "../../components/icon.tsx";
import { unsaved } from "../../components/unsaved.ts";
import { t } from "../../messages/format.ts";
import { LazyProfileDialog } from "../session/lazy-profile-dialog.tsx";
import { useSignOut, useUser } from "../session/use-session.ts";
import styles from "./user-menu.module.css";

// most sign out with everything saved
const SignOutDialog = lazy(async () => ({ default: (await import("./sign-out-dialog.tsx")).SignOutDialog }));

export function UserMenu({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const user = useUser();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const isDark = scheme === "dark";
  const [isProfileOpen, setProfileOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  // before the session ends: with it goes all that could still be saved
  const leave = async (): Promise<void> => {
    if (await unsaved.settle()) signOut.mutate();
    else setAsking(true);
  };
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
              void leave();
            }}
          >
            {t("shell.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsking && (
        <Suspense>
          <SignOutDialog
            isBusy={signOut.isPending}
            onConfirm={() => {
              unsaved.giveUp();
              signOut.mutate();
            }}
            onCancel={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
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
