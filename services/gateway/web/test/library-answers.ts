import { assistant, provider, settings } from "./account-fixtures.ts";
import { type Canned, listOf, ok } from "./canned.ts";
import * as library from "./library-fixtures.ts";

/** What the API answers to these pages where a scene says nothing else. */
export const libraryAnswers: Readonly<Record<string, Canned>> = {
  listLists: listOf(library.lists),
  getList: ok(library.lists[1]),
  listIntervals: listOf(library.intervals),
  getInterval: ok(library.workingTime),
  previewInterval: ok(library.intervalPreview),
  listMessageTemplates: listOf(library.templates),
  getMessageTemplate: ok(library.templates[0]),
  listTemplateVariables: ok({ items: library.variables }),
  previewTemplate: ok(library.templatePreview),
  getAssistant: ok(assistant),
  getCloudProvider: ok(provider),
  updateSettings: ok(settings),
  exportConfiguration: ok(library.configurationDocument),
  importConfiguration: ok(library.importReport),
  getDisposition: ok(library.dispositions[4]),
  listDispositions: listOf(library.dispositions),
  listOfferedDispositions: ok({ items: library.offeredDispositions }),
  createStarterDispositions: ok({ created: 14 }),
  listCannedAnswers: listOf(library.cannedAnswers),
  createCannedAnswer: { status: 201, body: library.cannedAnswer },
  updateCannedAnswer: ok(library.cannedAnswer),
  addCannedAttachment: { status: 201, body: library.cannedAnswer },
  getCannedAnswer: ok(library.cannedAnswer),
  listOfferedCannedAnswers: ok({ items: library.cannedAnswers }),
};
