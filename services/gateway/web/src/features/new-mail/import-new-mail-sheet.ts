/**
 * In a chunk of its own, which is fetched when the sheet is opened: the list of all that the sheet needs is longer than the code
 * of the button that opens it, and the page would carry it.
 */
export async function importNewMailSheet() {
  return { default: (await import("./new-mail-sheet.tsx")).NewMailSheet };
}
