/** `support@acme.test` → Support, SUPPO. */
export function suggestNames(emailAddress: string): { name: string; key: string } {
  const local = emailAddress.trim().split("@")[0] ?? "";
  const words = local.split(/[._+-]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  const key = local
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 5)
    .toUpperCase();
  return { name, key };
}
