import { useNavigate } from "react-router";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useUser } from "../session/use-session.ts";
import { destinationsFor } from "./destinations.ts";

/** `?`, and `g` with a letter for each page there is. */
export function useGoKeys(showKeys: () => void): void {
  const navigate = useNavigate();
  const user = useUser();
  const goKeys = destinationsFor(user.role).flatMap(({ path, label, keys }) =>
    keys === null ? [] : [{ keys, label: t(label), group: "everywhere" as const, run: () => void navigate(path) }],
  );
  useShortcuts([
    { keys: "?", label: t("keys.title"), group: "everywhere", run: showKeys },
    ...goKeys,
    { keys: "g d", label: t("shell.openDesk"), group: "everywhere", run: () => void navigate("/desk") },
  ]);
}
