import type { HeaderFilterPreview } from "@mailroom/contracts/api/account";
import { meaningOf } from "@mailroom/header-filter/meaning";
import { parseFilter } from "@mailroom/header-filter/parse-filter";
import { pageForm, wireForm } from "@mailroom/header-filter/search-form";
import { headerFilterInvalid } from "../domain/errors.ts";

/** @throws DomainError `header-filter-invalid` with the column of the mistake. */
export function explainHeaderFilter(text: string): HeaderFilterPreview {
  const reading = parseFilter(text);
  if (!reading.ok) {
    throw headerFilterInvalid({ pointer: "/filter", detail: reading.reason, column: reading.column });
  }
  const { filter } = reading;
  return {
    filter: text,
    meaning: meaningOf(filter),
    conditions: filter.map(({ header, value }) => ({ header, value })),
    search: pageForm(filter),
    wire: wireForm(filter),
  };
}
