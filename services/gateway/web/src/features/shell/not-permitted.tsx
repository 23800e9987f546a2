import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { Page } from "../../components/page.tsx";
import { t } from "../../messages/format.ts";

/** In the place of a page that the person may not open: nothing of it is asked for. */
export function NotPermitted({ page }: { readonly page: string }) {
  return (
    <Page title={page}>
      <p>
        {t("problem.needsAdministrator", { page })}{" "}
        <Anchor component={Link} to="/" underline="always">
          {t("problem.goHome")}
        </Anchor>
      </p>
    </Page>
  );
}
