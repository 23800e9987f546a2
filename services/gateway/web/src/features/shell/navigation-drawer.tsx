import { Drawer } from "@mantine/core";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { Navigation } from "./navigation.tsx";

/** The navigation of a narrow window, over the page. */
export function NavigationDrawer({ onClose }: { readonly onClose: () => void }) {
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="left"
      size={260}
      title={t("app.name")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Navigation />
    </Drawer>
  );
}
