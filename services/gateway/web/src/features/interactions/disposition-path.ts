import type { AppliedDisposition } from "../../api/resources.ts";

/** `Complaint › Delivery › Late` */
export function pathOf({ path }: Pick<AppliedDisposition, "path">): string {
  return path.join(" › ");
}
