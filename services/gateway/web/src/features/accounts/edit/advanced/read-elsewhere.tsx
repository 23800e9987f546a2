import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../../../api/client.ts";
import { queryKeys } from "../../../../api/query-keys.ts";
import { notify, notifyFailure } from "../../../../components/notify.ts";
import { detailOf } from "../../../../components/problem-view.tsx";
import { t } from "../../../../messages/format.ts";
import { ledgerSummaryQuery } from "../edit-queries.ts";
import { Note } from "../section-parts.tsx";
import styles from "./read-elsewhere.module.css";

/** What was read in another mail program first and not taken in; one click takes it in (F3). */
export function ReadElsewhere({ accountId }: { readonly accountId: string }) {
  const client = useQueryClient();
  const path = { accountId };
  const { data } = useQuery(ledgerSummaryQuery(accountId));
  const take = useMutation({
    mutationFn: () => ask(api.POST("/accounts/{accountId}/ingest-read-mail", { params: { path } })),
    onSuccess: ({ count }) => {
      notify(t("account.readMail.taken", { count }));
    },
    onError: (error) => {
      notifyFailure(t("account.readMail.failed"), detailOf(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.ledgerSummary(accountId) }),
  });
  // not worth an error of its own: the rest of the section does not depend on it
  if (data === undefined || data.alreadyRead === 0) return null;
  return (
    <Note>
      <div className={styles["row"]}>
        {t("account.readMail.count", { count: data.alreadyRead })}
        <Button
          size="compact-sm"
          variant="default"
          loading={take.isPending}
          onClick={() => {
            take.mutate();
          }}
        >
          {t("account.readMail.take")}
        </Button>
      </div>
    </Note>
  );
}
