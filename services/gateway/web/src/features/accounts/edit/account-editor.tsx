import "../../../messages/add-accounts.ts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useCallback, useEffect, useMemo } from "react";
import { Navigate, useLocation, useNavigate } from "react-router";
import { Loading } from "../../../components/loading.tsx";
import { Page } from "../../../components/page.tsx";
import { PaneBoundary } from "../../../components/pane-boundary.tsx";
import { ProblemView } from "../../../components/problem-view.tsx";
import { LeaveGuard } from "../../../components/leave-guard.tsx";
import { t } from "../../../messages/format.ts";
import { useShortcuts } from "../../../shortcuts/use-shortcuts.ts";
import { accountQuery } from "../account-queries.ts";
import styles from "./account-editor.module.css";
import { BackToAccounts } from "./back-to-accounts.tsx";
import { BacklogDialog } from "./backlog-dialog.tsx";
import { AccountConflict } from "./account-conflict.tsx";
import { AccountEditContext, type AccountEdit } from "./edit-context.ts";
import { EditHeader } from "./edit-header.tsx";
import { addressOf, focusField } from "./field-address.ts";
import { FaultSummary } from "./fault-summary.tsx";
import { InactivityDialog } from "./inactivity-dialog.tsx";
import { SectionNavigation } from "./section-navigation.tsx";
import { sectionAt } from "./sections.ts";
import type { StoredAccount } from "./edit-queries.ts";
import { useBacklogQuestion } from "./use-backlog-question.ts";
import { useEditing } from "./use-editing.ts";
import { useInactivityQuestion } from "./use-inactivity-question.ts";

type AccountEditorProps = { readonly accountId: string; readonly section: string | undefined };

/** The edit page of one account, below its address. */
export function AccountEditor({ accountId, section }: AccountEditorProps) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery(accountQuery(accountId));
  if (error !== null && data === undefined) {
    return (
      <Page title={t("accounts.edit")} before={<BackToAccounts />}>
        <ProblemView error={error} title={t("accounts.oneFailed")} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined || !isFetchedAfterMount) {
    return (
      <div className={styles["alone"]}>
        <h1 className="hidden-visually">{t("accounts.edit")}</h1>
        <Loading lines={8} height={36} />
      </div>
    );
  }
  return (
    <LoadedEditor
      key={accountId}
      initial={{ account: data.data, etag: data.etag }}
      newestVersion={data.data.version}
      section={section}
    />
  );
}

type LoadedEditorProps = {
  readonly initial: StoredAccount;
  readonly newestVersion: number;
  readonly section: string | undefined;
};

function LoadedEditor({ initial, newestVersion, section }: LoadedEditorProps) {
  const navigate = useNavigate();
  const { search, hash } = useLocation();
  const accountId = initial.account.id;
  const inactivity = useInactivityQuestion(accountId);
  const backlog = useBacklogQuestion(accountId);
  const goTo = useCallback(
    (path: string, draft: Parameters<typeof addressOf>[2]) => {
      const address = addressOf(accountId, path, draft);
      if (address === null) return;
      void navigate(address, { preventScrollReset: true });
      focusField(path);
    },
    [accountId, navigate],
  );
  const editing = useEditing(initial, {
    goTo,
    mayStore: async (base, draft) => (await inactivity.ask(base, draft)) && (await backlog.ask(base, draft)),
  });
  const { base, form, changed, save, refresh } = editing;
  const draft = form.getValues();
  const context = useMemo(
    (): AccountEdit => ({
      account: base.account,
      form,
      changed,
      refresh,
      goTo: (path) => {
        goTo(path, form.getValues());
      },
    }),
    [base, form, changed, refresh, goTo],
  );
  useShortcuts([
    {
      keys: "Mod+S",
      label: t("accounts.edit.save"),
      worksInText: true,
      run: () => {
        if (document.querySelector('[role="dialog"]') === null) void save();
      },
    },
  ]);
  const shown = sectionAt(section, draft.service);
  // the service was changed away from the section that the address names, or the address names none
  if (shown === null) return <Navigate to={`/accounts/${accountId}/settings`} replace />;
  if (shown.id !== section) return <Navigate to={`/accounts/${accountId}/${shown.id}${search}${hash}`} replace />;
  return (
    <AccountEditContext value={context}>
      <LeaveGuard
        isDirty={changed.size > 0}
        within={`/accounts/${accountId}/`}
        title={t("accounts.leave", { count: changed.size })}
      />
      <EditHeader editing={editing} />
      <div className={styles["body"]}>
        <SectionNavigation accountId={accountId} draft={draft} changed={changed} errors={form.errors} />
        <div className={styles["section"]}>
          <FaultSummary form={form} rest={editing.refusal} onGo={context.goTo} />
          <SectionPane key={shown.id} title={t(shown.label)}>
            <shown.Component />
          </SectionPane>
          {newestVersion > base.account.version && <ChangedElsewhere onShow={() => void editing.showNewest()} />}
        </div>
      </div>
      {editing.conflict !== null && (
        <AccountConflict
          base={base}
          mine={draft}
          stored={editing.conflict}
          onCancel={editing.closeConflict}
          onApply={(givenUp) => {
            if (editing.conflict !== null) editing.applyAndSave(editing.conflict, givenUp);
          }}
        />
      )}
      <InactivityDialog question={inactivity.question} onAnswer={inactivity.answer} />
      <BacklogDialog
        question={backlog.question}
        onAnswer={backlog.answer}
        onChoose={() => {
          context.goTo("backlog.mode");
        }}
      />
    </AccountEditContext>
  );
}

function SectionPane({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    if (location.hash === "") document.querySelector("main")?.scrollTo({ top: 0 });
  }, []);
  return (
    <section aria-label={title} className={styles["pane"]}>
      <PaneBoundary>
        <Suspense fallback={<Loading lines={6} height={36} />}>{children}</Suspense>
      </PaneBoundary>
    </section>
  );
}

/** It floats below the form: what somebody is typing in stays where it is. */
function ChangedElsewhere({ onShow }: { readonly onShow: () => void }) {
  return (
    <div role="status" className={styles["elsewhere"]}>
      {t("accounts.changedElsewhere")}
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {t("accounts.changedElsewhere.show")}
      </Button>
    </div>
  );
}
