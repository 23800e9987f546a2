import "../../messages/add-later.ts";
import { useQuery } from "@tanstack/react-query";
import { Page } from "../../components/page.tsx";
import { StoredView } from "../../components/stored-view.tsx";
import { ConfigurationCopies } from "../../features/configuration/configuration-copies.tsx";
import { SettingsEditor } from "../../features/settings/settings-editor.tsx";
import { settingsQuery } from "../../features/settings/settings-queries.ts";
import { t } from "../../messages/format.ts";

export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  return (
    <Page title={t("nav.settings")}>
      <StoredView query={settings} failed={t("settings.failed")}>
        {(stored) => <SettingsEditor initial={stored} />}
      </StoredView>
      <ConfigurationCopies />
    </Page>
  );
}
