import type { Announcements } from "@dnd-kit/core";
import { t } from "../../../../messages/format.ts";

/** What a screen reader is told while a step is moved. */
export function announcementsFor(ids: readonly string[]): Announcements {
  const place = (id: string | number): number => ids.indexOf(String(id)) + 1;
  const count = ids.length;
  return {
    onDragStart: ({ active }) => t("actions.lifted", { number: place(active.id), count }),
    onDragOver: ({ active, over }) =>
      over === null ? undefined : t("actions.moved", { number: place(active.id), place: place(over.id), count }),
    onDragEnd: ({ active, over }) =>
      t("actions.dropped", { number: place(active.id), place: place((over ?? active).id), count }),
    onDragCancel: ({ active }) => t("actions.putBack", { number: place(active.id) }),
  };
}
