import { ActionIcon } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { MenuIcon } from "../../components/icon.tsx";
import { LazyKeySheet } from "../../components/lazy-key-sheet.tsx";
import { Loading } from "../../components/loading.tsx";
import { t } from "../../messages/format.ts";
import { LiveSign } from "../live/live-sign.tsx";
import { OfflineBanner } from "../live/offline-banner.tsx";
import { useUser } from "../session/use-session.ts";
import { DeskLink } from "./desk-link.tsx";
import { forbiddenAt } from "./destinations.ts";
import { Navigation } from "./navigation.tsx";
import { NotPermitted } from "./not-permitted.tsx";
import styles from "./shell.module.css";
import { useGoKeys } from "./use-go-keys.ts";
import { UserMenu } from "./user-menu.tsx";

// fetched when a narrow window asks for it: most have the navigation beside the page
const NavigationDrawer = lazy(async () => ({ default: (await import("./navigation-drawer.tsx")).NavigationDrawer }));

/** Header, navigation and the page: everything but the desk and sign-in stands in it. */
export function Shell() {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const { pathname } = useLocation();
  const forbidden = forbiddenAt(pathname, useUser().role);
  const [shownPath, setShownPath] = useState(pathname);
  if (shownPath !== pathname) {
    setShownPath(pathname);
    setDrawerOpen(false);
  }
  useGoKeys(() => {
    setKeysOpen(true);
  });
  return (
    <div className={styles["shell"]}>
      <a href="#main" className={styles["skip"]}>
        {t("shell.skip")}
      </a>
      <header className={styles["header"]}>
        <ActionIcon
          className={styles["burger"] ?? ""}
          variant="subtle"
          color="gray"
          aria-label={t("shell.menu")}
          onClick={() => {
            setDrawerOpen(true);
          }}
        >
          <MenuIcon size={18} stroke={1.5} />
        </ActionIcon>
        <span className={styles["name"]}>{t("app.name")}</span>
        <div className={styles["right"]}>
          <LiveSign />
          <DeskLink />
          <UserMenu
            onShowKeys={() => {
              setKeysOpen(true);
            }}
          />
        </div>
      </header>
      <div className={styles["side"]}>
        <Navigation />
      </div>
      {isDrawerOpen && (
        <Suspense fallback={null}>
          <NavigationDrawer
            onClose={() => {
              setDrawerOpen(false);
            }}
          />
        </Suspense>
      )}
      <main id="main" tabIndex={-1} className={styles["main"]}>
        <OfflineBanner />
        <Suspense fallback={<Loading lines={6} />}>
          {forbidden === null ? <Outlet /> : <NotPermitted key={forbidden.path} page={t(forbidden.label)} />}
        </Suspense>
      </main>
      <LazyKeySheet
        opened={areKeysOpen}
        onClose={() => {
          setKeysOpen(false);
        }}
      />
    </div>
  );
}
