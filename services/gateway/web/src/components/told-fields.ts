/** How the versions of a form are compared, field by field. Pure. */
import { showValue } from "./show-value.ts";

/** One field of a version, as the dialog of a conflict names and shows it. */
export type ToldField = {
  /** The name of the form's value. */
  readonly name: string;
  readonly label: string;
  /** What decides whether two versions differ. */
  readonly value: unknown;
  /** Where the value itself says nothing to a person: an id, a list of objects. */
  readonly text?: string;
};

export type Collision = {
  readonly path: string;
  readonly label: string;
  readonly stored: string;
  readonly mine: string;
};

type Versions = {
  /** What editing began with. */
  readonly base: readonly ToldField[];
  readonly mine: readonly ToldField[];
  /** What was stored meanwhile. */
  readonly stored: readonly ToldField[];
};

/** Which of my changes somebody else made too, otherwise, and which are mine alone. */
export function compareFields({ base, mine, stored }: Versions): { colliding: Collision[]; kept: string[] } {
  const colliding: Collision[] = [];
  const kept: string[] = [];
  for (const field of mine) {
    const [before, theirs] = [valueIn(base, field), valueIn(stored, field)];
    if (isSame(before, field) || isSame(theirs, field)) continue;
    if (isSame(before, theirs)) kept.push(field.name);
    else colliding.push({ path: field.name, label: field.label, stored: textOf(theirs), mine: textOf(field) });
  }
  return { colliding, kept };
}

/** My changes that shall stand: all but those that were given up. */
export function chosenOf(compared: ReturnType<typeof compareFields>, givenUp: ReadonlySet<string>): Set<string> {
  const mine = [...compared.kept, ...compared.colliding.map(({ path }) => path)];
  return new Set(mine.filter((name) => !givenUp.has(name)));
}

/** A form's values: mine where I chose so, else what is stored. */
export function withChosen<Values extends Record<string, unknown>>(
  stored: Values,
  mine: Values,
  chosen: ReadonlySet<string>,
): Values {
  return { ...stored, ...Object.fromEntries(Object.entries(mine).filter(([name]) => chosen.has(name))) };
}

function valueIn(fields: readonly ToldField[], { name, label }: ToldField): ToldField {
  return fields.find((field) => field.name === name) ?? { name, label, value: null };
}

function isSame(one: ToldField, other: ToldField): boolean {
  return JSON.stringify(one.value) === JSON.stringify(other.value);
}

function textOf({ value, text }: ToldField): string {
  return showValue(text ?? value);
}
