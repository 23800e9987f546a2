import { Button } from "@mantine/core";
import { useRevalidator, useRouteError } from "react-router";
import { ApiError, ConnectionError } from "../../api/problem.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import styles from "./session-page.module.css";

/** Around the whole and around each page: what broke stays where it broke. */
export function RouteFailure() {
  const error = useRouteError();
  const revalidator = useRevalidator();
  const isAnswer = error instanceof ApiError || error instanceof ConnectionError;
  return (
    <div className={styles["pad"]}>
      <h1 className="hidden-visually">{t("problem.pageFailed")}</h1>
      {isAnswer ? (
        <ProblemView
          error={error}
          title={t("problem.pageFailed")}
          onRetry={() => {
            void revalidator.revalidate();
          }}
        />
      ) : (
        <div role="alert">
          <p>{isLostChunk(error) ? t("problem.upgraded") : t("problem.broken")}</p>
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {t("problem.reload")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** After an upgrade the files of the old page are gone. */
function isLostChunk(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}
