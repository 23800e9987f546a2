/** Mailboxes behind which nobody reads (RFC 3834 §2, RFC 2142), with whatever is put behind a `+`. */
const robots =
  /^(?:mailer-daemon|postmaster|no[._-]?reply|do[._-]?not[._-]?reply|bounces?|owner-[^@]*|[^@]*-(?:request|bounces?|owner))(?:\+[^@]*)?@/i;

/** Automatic replies would go round in circles, or to nobody. */
export function isRobotAddress(address: string): boolean {
  return robots.test(address);
}
