import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import { parseFilter } from "@mailroom/header-filter/parse-filter";

/** Of a mail that the server's SEARCH named and the exact check did not let pass (S64, S66). */
export const headerFilterReason = "header filter";

/**
 * The account's headers filter. @throws DomainError `header-filter-invalid`: nothing is taken in rather than everything,
 * should a filter ever come here that does not parse.
 */
export function filterOf({ imapHeadersFilter }: AccountSnapshot): HeaderFilter {
  const reading = parseFilter(imapHeadersFilter ?? null);
  if (reading.ok) return reading.filter;
  const detail = `The account's headers filter cannot be used. Column ${reading.column}: ${reading.reason}`;
  throw new DomainError("header-filter-invalid", "invalid", detail);
}
