import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Rendering, RenderingStore } from "../operations/ports.ts";
import type { HistoryDatabase } from "./schema.ts";

type Row = Rendering & { readonly messageId: string; readonly mac: Buffer };

/** A mail that could not be rendered in time is tried again after this: the machine may have been busy. */
const failureLifeMinutes = 10;

/**
 * Renderings by one version of the sanitiser. Each row carries a MAC with a key derived from the internal key, checked
 * on every read: HTML that somebody wrote into the table is made anew from the source instead of being served.
 */
export function makeRenderingStore(
  database: Kysely<HistoryDatabase>,
  options: { readonly sanitiserVersion: number; readonly internalKey: string },
): RenderingStore {
  const { sanitiserVersion } = options;
  const key = new Uint8Array(hkdfSync("sha256", options.internalKey, "", "mailroom rendering", 32));
  const macOf = (messageId: string, { html, text, remoteImages }: Rendering): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([messageId, sanitiserVersion, html, text, remoteImages]))
      .digest();
  return {
    async findRenderings(messageIds) {
      if (messageIds.length === 0) return new Map();
      const { rows } = await sql<Row>`
        select message_id as "messageId", html, text, remote_images as "remoteImages", mac from message_rendering
        where message_id = any(${[...messageIds]}::uuid[]) and sanitiser_version = ${sanitiserVersion}
          and (html is not null or rendered_at > clock_timestamp() - make_interval(mins => ${failureLifeMinutes}))`.execute(
        database,
      );
      const genuine = rows.filter((row) => {
        const expected = macOf(row.messageId, row);
        return row.mac.length === expected.length && timingSafeEqual(row.mac, expected);
      });
      return new Map(
        genuine.map(({ messageId, html, text, remoteImages }) => [messageId, { html, text, remoteImages }]),
      );
    },
    async saveRendering(messageId, rendering) {
      const { html, text, remoteImages } = rendering;
      await sql`
        insert into message_rendering (message_id, sanitiser_version, html, text, remote_images, mac)
        values (${messageId}, ${sanitiserVersion}, ${html}, ${text}, ${remoteImages}, ${macOf(messageId, rendering)})
        on conflict (message_id) do update set sanitiser_version = excluded.sanitiser_version, html = excluded.html,
          text = excluded.text, remote_images = excluded.remote_images, mac = excluded.mac,
          rendered_at = excluded.rendered_at`.execute(database);
    },
  };
}
