/**
 * Rows that people tell by their names, which are unlike whatever their case: lists, intervals, templates, assistants, cloud
 * providers. What is theirs alone stands in the store of each.
 */
import { likePattern } from "@mailroom/postgres/like-pattern";
import { type Insertable, type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import { nameTaken } from "../domain/errors.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

type NamedTable = "assistant" | "cloud_provider" | "contact_list" | "message_template" | "time_interval";
type Row<Table extends NamedTable> = Selectable<AccountConfigDatabase[Table]>;

type NamedRows<Table extends NamedTable, Thing> = {
  /** Its unique index on `lower(name)` is called `<table>_name_key`. */
  readonly table: Table;
  /** What the refusal of a second one with the name calls it. */
  readonly noun: string;
  readonly toRow: (thing: Thing) => Insertable<AccountConfigDatabase[Table]>;
  readonly fromRow: (row: Row<Table>) => Thing;
};

/** One page, by name without regard to case, then by id. */
export type NamedPage = {
  /** A part of the name; null = all. */
  readonly search: string | null;
  /** The last one of the page before; null = the first page. */
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type NamedStore<Thing> = {
  readonly find: (id: string) => Promise<Thing | null>;
  readonly findForUpdate: (id: string) => Promise<Thing | null>;
  readonly findForShare: (id: string) => Promise<Thing | null>;
  readonly list: (page: NamedPage) => Promise<Thing[]>;
  /** Throws `name-taken` where another one has the name. */
  readonly insert: (thing: Thing) => Promise<void>;
  /** Throws `name-taken` where another one has the name. */
  readonly update: (thing: Thing) => Promise<void>;
  readonly delete: (id: string) => Promise<void>;
};

export function makeNamedStore<Table extends NamedTable, Thing extends { readonly id: string }>(
  tx: Kysely<AccountConfigDatabase>,
  { table, noun, toRow, fromRow }: NamedRows<Table, Thing>,
): NamedStore<Thing> {
  const from = sql.table(table);
  const read = async (rest: RawBuilder<unknown>): Promise<Thing[]> => {
    const { rows } = await sql<Row<Table>>`select * from ${from} ${rest}`.execute(tx);
    return rows.map(fromRow);
  };
  const readOne = async (id: string, lock: RawBuilder<unknown>): Promise<Thing | null> =>
    (await read(sql`where id = ${id} ${lock}`))[0] ?? null;
  const write = async (statement: RawBuilder<unknown>): Promise<void> => {
    try {
      await statement.execute(tx);
    } catch (error) {
      if (uniqueViolation(error) === `${table}_name_key`) throw nameTaken(noun);
      throw error;
    }
  };
  return {
    find: (id) => readOne(id, sql``),
    findForUpdate: (id) => readOne(id, sql`for update`),
    findForShare: (id) => readOne(id, sql`for share`),
    list: ({ search, after, limit }) => {
      const isFound = search === null ? sql`true` : sql`name ilike ${likePattern(search)}`;
      const isLater =
        after === null ? sql`true` : sql`(lower(name), id) > (lower(${after.name}::text), ${after.id}::uuid)`;
      return read(sql`where ${isFound} and ${isLater} order by lower(name), id limit ${limit}`);
    },
    insert: (thing) => {
      const cells = Object.entries(toRow(thing));
      const columns = sql.join(cells.map(([column]) => sql.ref(column)));
      return write(sql`insert into ${from} (${columns}) values (${sql.join(cells.map(([, value]) => value))})`);
    },
    update: (thing) => {
      const cells = Object.entries(toRow(thing)).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      return write(sql`update ${from} set ${sql.join(cells)} where id = ${thing.id}`);
    },
    delete: async (id) => {
      await sql`delete from ${from} where id = ${id}`.execute(tx);
    },
  };
}
