import { Button, Loader, Modal } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, ask } from "../../../api/client.ts";
import type { TestMailResult } from "../../../api/resources.ts";
import { RetryIcon } from "../../../components/icon.tsx";
import { ProblemView } from "../../../components/problem-view.tsx";
import { StepList } from "../../../components/step-list.tsx";
import { useFocusBack } from "../../../components/use-focus-back.ts";
import { type MessageKey, t } from "../../../messages/format.ts";
import styles from "./test-mail-dialog.module.css";

type TestMailProps = { readonly accountId: string; readonly onClose: () => void };

const stepNames: Readonly<Record<TestMailResult["steps"][number]["step"], MessageKey>> = {
  submit: "testMail.submit",
  arrive: "testMail.arrive",
  remove: "testMail.remove",
};

function testMailQuery(accountId: string) {
  return queryOptions({
    queryKey: ["test-mail", accountId],
    queryFn: ({ signal }) =>
      ask(api.POST("/accounts/{accountId}/test-mail", { params: { path: { accountId } }, signal })),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
}

/** X25: a mail of the account to itself, through both servers, and how long it took. */
export function TestMailDialog({ accountId, onClose }: TestMailProps) {
  useFocusBack();
  const { data, error, isFetching, refetch } = useQuery(testMailQuery(accountId));
  return (
    <Modal opened onClose={onClose} title={t("testMail.title")} closeButtonProps={{ "aria-label": t("common.close") }}>
      <p className={styles["text"]}>{t("testMail.text")}</p>
      <div aria-live="polite">
        {isFetching && (
          <p className={styles["running"]}>
            <Loader size={14} /> {t("testMail.running")}
          </p>
        )}
        {!isFetching && error !== null && <ProblemView error={error} title={t("testMail.failed")} />}
        {!isFetching && data !== undefined && <Result result={data} />}
      </div>
      {!isFetching && (
        <Button
          mt={12}
          variant="default"
          leftSection={<RetryIcon size={16} stroke={1.5} />}
          onClick={() => {
            void refetch();
          }}
        >
          {t("testMail.again")}
        </Button>
      )}
    </Modal>
  );
}

function Result({ result }: { readonly result: TestMailResult }) {
  return (
    <>
      <StepList steps={result.steps.map((step) => ({ ...step, name: t(stepNames[step.step]) }))} />
      {result.ok && result.milliseconds !== null && (
        <p className={styles["verdict"]}>{t("testMail.done", { milliseconds: result.milliseconds })}</p>
      )}
    </>
  );
}
