import "../../messages/add-routing.ts";
import { ActionIcon, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useArrivalFocus } from "../../components/use-arrival-focus.ts";
import { BackIcon, KeysIcon } from "../../components/icon.tsx";
import { LazyKeySheet } from "../../components/lazy-key-sheet.tsx";
import { ContactPane } from "../../features/desk/contact-pane.tsx";
import { DeskInteraction } from "../../features/desk/desk-interaction.tsx";
import { DeskLists } from "../../features/desk/desk-lists.tsx";
import { openOffersQuery } from "../../features/desk/offer-queries.ts";
import { StateSwitch } from "../../features/desk/state-switch.tsx";
import { TabStrip } from "../../features/desk/tab-strip.tsx";
import { useIsAway } from "../../features/desk/use-is-away.ts";
import { useTabs } from "../../features/desk/use-tabs.ts";
import { LiveSign } from "../../features/live/live-sign.tsx";
import { OfflineBanner } from "../../features/live/offline-banner.tsx";
import { useUser } from "../../features/session/use-session.ts";
import { usePageSettings } from "../../features/settings/page-settings.ts";
import { homeOf } from "../../features/shell/destinations.ts";
import { useGoKeys } from "../../features/shell/use-go-keys.ts";
import { UserMenu } from "../../features/shell/user-menu.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import styles from "./desk.module.css";

const NoticeMenu = lazy(async () => ({ default: (await import("../../features/desk/notice-menu.tsx")).NoticeMenu }));
const FullDeskDialog = lazy(async () => ({
  default: (await import("../../features/desk/full-desk-dialog.tsx")).FullDeskDialog,
}));

/** Where agents work: a full screen of its own, without the navigation. */
export function DeskPage() {
  const { interactionId = null } = useParams();
  const user = useUser();
  const navigate = useNavigate();
  const limit = usePageSettings()?.openTabsLimit ?? Infinity;
  const { tabs, waiting, replace, close, beside } = useTabs(user.id, interactionId, limit);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const { data: offers = [] } = useQuery(openOffersQuery(user.id));
  useEffect(() => {
    document.title = offers.length === 0 ? t("desk.pageTitle") : t("desk.pageTitleOffers", { offers: offers.length });
  }, [offers.length]);
  const go = (id: string | null): void => {
    void navigate(id === null ? "/desk" : `/desk/${id}`);
  };
  const closeTab = (id: string): void => {
    const next = close(id);
    if (id === interactionId) go(next);
  };
  const showKeys = (): void => {
    setKeysOpen(true);
  };
  useGoKeys(showKeys);
  useShortcuts([
    {
      keys: "[",
      label: t("desk.previousTab"),
      run: () => {
        go(beside(-1));
      },
    },
    {
      keys: "]",
      label: t("desk.nextTab"),
      run: () => {
        go(beside(1));
      },
    },
  ]);
  return (
    <div className={styles["desk"]} data-open={interactionId !== null}>
      <header className={styles["header"]}>
        {interactionId !== null && (
          <ActionIcon
            component={Link}
            to="/desk"
            variant="default"
            size={30}
            aria-label={t("desk.work")}
            className={styles["back"] ?? ""}
          >
            <BackIcon size={18} stroke={1.5} />
          </ActionIcon>
        )}
        <StateSwitch />
        <TabStrip tabs={tabs} onClose={closeTab} />
        <div className={styles["right"]}>
          <LiveSign />
          <Suspense fallback={null}>
            <NoticeMenu />
          </Suspense>
          <Button
            component={Link}
            to={user.role === "admin" ? homeOf(user.role) : "/interactions"}
            size="xs"
            variant="default"
          >
            {t("desk.leave")}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("keys.title")}
            onClick={showKeys}
            className={styles["keys"] ?? ""}
          >
            <KeysIcon size={18} stroke={1.5} />
          </ActionIcon>
          <UserMenu onShowKeys={showKeys} />
        </div>
      </header>
      <div className={styles["banner"]}>
        <OfflineBanner />
      </div>
      <aside className={styles["left"]} aria-label={t("desk.work")}>
        <DeskLists />
      </aside>
      <main className={styles["middle"]}>
        {interactionId === null ? (
          <Idle />
        ) : (
          <DeskInteraction
            key={interactionId}
            interactionId={interactionId}
            onClosed={() => {
              closeTab(interactionId);
            }}
          />
        )}
      </main>
      <aside className={styles["contact"]} aria-label={t("desk.contact")}>
        {interactionId !== null && <ContactPane interactionId={interactionId} />}
      </aside>
      {waiting !== null && (
        <Suspense fallback={null}>
          <FullDeskDialog
            opened
            tabs={tabs}
            onChoose={replace}
            onCancel={() => {
              go(tabs.at(-1) ?? null);
            }}
          />
        </Suspense>
      )}
      <LazyKeySheet
        opened={areKeysOpen}
        onClose={() => {
          setKeysOpen(false);
        }}
      />
    </div>
  );
}

function Idle() {
  const isAway = useIsAway();
  return (
    <div className={styles["idle"]}>
      <h1 ref={useArrivalFocus()} tabIndex={-1} className={styles["idleTitle"]}>
        {t("desk.title")}
      </h1>
      <p className="muted">{t(isAway ? "desk.idleAway" : "desk.idle")}</p>
    </div>
  );
}
