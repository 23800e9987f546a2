/**
 * Puts what somebody wrote into the layout of the account it is sent from (S38, S96), once, above what is quoted. Text
 * and HTML come of the same rendering, so they say the same. It never keeps a message from being sent: a layout that
 * cannot be used is left out, and a warning of the message says so.
 */
import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import { type TemplateSubject, templateValues } from "../domain/template-values.ts";
import { textToHtml } from "../domain/text-to-html.ts";
import type { LaidOut, LayoutEngine, LayoutFacts, LayoutLogo } from "./layout-ports.ts";
import type { Account, Interaction, UnitOfWork } from "./ports.ts";
import type { Recipients } from "./reply-recipients.ts";

/** A body in both forms; the HTML is safe. */
export type Body = { readonly text: string; readonly html: string };

/** What decides how a message looks. */
export type Written = {
  readonly interaction: Interaction;
  readonly account: Account;
  /** Who wrote it; null where it was no agent: then the holder of the interaction gives the agent's name. */
  readonly agentId: string | null;
  readonly recipients?: Recipients;
  /** Plain text, storable and with LF line ends. */
  readonly text: string;
  /** The same as safe HTML, where it is more than the text; pictures of it other than cid:logo are left out. */
  readonly html?: string;
  /** Where the caller knows the queue better than what was noted at the last offer. */
  readonly queueName?: string;
  /** What stands below the layout. */
  readonly quoted?: Body;
  /** It goes to somebody else and answers nobody (S99): its first recipient is the layout's contact. */
  readonly isForward?: boolean;
};

/** How the picture cid:logo is to be had, or null where it is not to be had. */
export type GetLogo = (logo: LayoutLogo) => Promise<{ readonly source: string } | null>;

export type Wrapped = Body & {
  /** The logo where it is shown. */
  readonly logo: LayoutLogo | null;
  readonly warnings: readonly string[];
  readonly isBare: boolean;
};

export async function wrapInLayout(
  work: UnitOfWork,
  { layout, getLogo }: { readonly layout: LayoutEngine; readonly getLogo: GetLogo },
  written: Written,
): Promise<Wrapped> {
  const { interaction, text, html = textToHtml(text), quoted } = written;
  const agentId = written.agentId ?? interaction.agentId;
  const facts = await work.layouts.findFacts({ interactionId: interaction.id, agentId });
  const template = facts.template ?? accountPreferenceDefaults.template;
  const mayShowLogo = /cid:logo|data-cid=/i.test(`${template.html ?? ""}${html}`);
  const picture = facts.logo === null || !mayShowLogo ? null : await getLogo(facts.logo);
  const laidOut = await layout.layOut({
    template,
    values: templateValues(subjectOf(written, facts)),
    content: { text, html },
    logoSource: picture?.source ?? null,
  });
  return {
    ...above(laidOut, quoted),
    logo: laidOut.namesLogo && picture !== null ? facts.logo : null,
    warnings: [...laidOut.warnings, ...logoWarnings(laidOut, facts, picture !== null)],
    isBare: laidOut.isBare,
  };
}

function above({ text, html }: Body, quoted: Body | undefined): Body {
  if (quoted === undefined) return { text, html };
  const textAbove = text.trim() === "" ? "" : `${text}\n\n`;
  return { text: textAbove + quoted.text, html: `${html}\n${quoted.html}` };
}

/** @param n - the position of the logo among the attachments */
export function logoAttachment(logo: LayoutLogo, contentId: string, n: number): AttachmentDescription {
  const { hash, mediaType, sizeBytes } = logo;
  const filename = `logo.${mediaType.replace(/^image\//, "").replace("jpeg", "jpg")}`;
  return { n, filename, contentType: mediaType, sizeBytes, hash, contentId, disposition: "inline" };
}

function subjectOf(written: Written, facts: LayoutFacts): TemplateSubject {
  const { interaction, account, recipients, queueName, isForward } = written;
  const { listName, agentName, accountName } = facts;
  const first = recipients?.to[0] ?? null;
  const contact = isForward === true ? first : (interaction.contact ?? first);
  return {
    interaction,
    contact,
    account: { ...account, name: accountName },
    listName,
    agentName,
    queueName: queueName ?? facts.queueName,
  };
}

function logoWarnings({ namesLogo }: LaidOut, { logo }: LayoutFacts, hasPicture: boolean): string[] {
  if (!namesLogo || hasPicture) return [];
  return [
    logo === null
      ? "The account's layout shows a logo, but none is uploaded."
      : "The account's logo could not be read, so it is left out.",
  ];
}
