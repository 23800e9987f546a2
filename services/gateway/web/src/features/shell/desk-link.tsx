import { Button } from "@mantine/core";
import { Link } from "react-router";
import { DeskIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";

export function DeskLink() {
  return (
    <Button
      component={Link}
      to="/desk"
      size="xs"
      variant="default"
      flex="none"
      leftSection={<DeskIcon size={18} stroke={1.5} />}
    >
      {t("shell.openDesk")}
    </Button>
  );
}
