import { useEffect } from "react";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "@tanstack/react-query";
import { SignInForm } from "../../features/session/sign-in-form.tsx";
import { sessionQuery } from "../../features/session/use-session.ts";
import styles from "../../features/session/sign-in.module.css";
import { t } from "../../messages/format.ts";

export function SignInPage() {
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const [parameters] = useSearchParams();
  useEffect(() => {
    document.title = t("app.pageTitle", { page: t("signIn.title") });
  }, []);
  const next = ownPath(parameters.get("next"));
  if (session !== null && session !== undefined) return <Navigate to={next} replace />;
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <h1 className={styles["title"]}>{t("app.name")}</h1>
        <p className={styles["lead"]}>{t("signIn.lead")}</p>
        <SignInForm
          onSignedIn={() => {
            void navigate(next, { replace: true });
          }}
        />
      </div>
    </main>
  );
}

/** Only a path of this page: a link must not send people elsewhere after they have signed in. */
function ownPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : "/";
}
