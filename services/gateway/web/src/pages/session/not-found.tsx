import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { Page } from "../../components/page.tsx";
import { t } from "../../messages/format.ts";

export function NotFoundPage() {
  return (
    <Page title={t("problem.notFound")}>
      <p>
        {t("problem.noPage")}{" "}
        <Anchor component={Link} to="/" underline="always">
          {t("problem.goHome")}
        </Anchor>
      </p>
    </Page>
  );
}
