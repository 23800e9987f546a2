import { lazy, Suspense, useState } from "react";
import { FilterChip } from "../../components/filter-chip.tsx";
import { t } from "../../messages/format.ts";
import { useTagConditions } from "./use-tag-conditions.ts";

const TagsFilter = lazy(async () => (await import("./import-tags-filter.ts")).importTagsFilter());

/** Opens the filter by tags, which few need, and takes it away. */
export function TagsChip() {
  const { conditions, set } = useTagConditions();
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || conditions.length > 0;
  return (
    <>
      <FilterChip
        pressed={isShown}
        onToggle={() => {
          setOpen(!isShown);
          if (isShown) set([]);
        }}
      >
        {t("interactions.tags")}
      </FilterChip>
      {isShown && (
        <Suspense fallback={null}>
          <TagsFilter />
        </Suspense>
      )}
    </>
  );
}
