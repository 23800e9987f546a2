/** In a chunk of its own, as with the sheet of new mails: the page would carry the list of all that the filter needs. */
export async function importTagsFilter() {
  return { default: (await import("./tags-filter.tsx")).TagsFilter };
}
