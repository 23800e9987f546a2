import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { setImmediate } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { eventually } from "@mailroom/test-kit/eventually";
import { useDatabase } from "@mailroom/test-kit/use-database";
import pg from "pg";
import type { Blobs } from "../src/blobs.ts";
import { openBlobs } from "../src/open-blobs.ts";
import { openLazyBlobs } from "../src/open-lazy-blobs.ts";
import { makeRunStatement, type RunStatement } from "../src/run-statement.ts";
import { writeBlob } from "../src/write-blob.ts";

const chunk = 256 * 1024;
const hour = 60 * 60 * 1000;
const applicationName = `blobs-test-${randomUUID()}`;

const database = useDatabase("interaction-history");
let blobs: Blobs;
let admin: pg.Pool;

beforeAll(async () => {
  blobs = await openBlobs(database.blobsUrl, { max: 4, applicationName });
  admin = new pg.Pool({ connectionString: database.adminUrl, max: 4, options: "-c search_path=blobs" });
});
afterAll(async () => {
  await blobs.close();
  await admin.end();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const newReference = () => `test:${randomUUID()}`;
const write = (content: Uint8Array, reference = newReference()) => blobs.write(content, { reference });

async function* inPieces(content: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += length) {
    yield await Promise.resolve(content.subarray(at, at + length));
  }
}

const readToEnd = async (hash: string, start = 0) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of blobs.read(hash, { start })) pieces.push(piece);
  return Buffer.concat(pieces);
};

const count = async (sql: string, values: unknown[] = []) => {
  const { rows } = await admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values);
  return rows[0]?.n ?? -1;
};

/** As callers do with what is unavailable. */
const persistently = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== "unavailable" || attempt === 20) throw error;
    }
  }
};

describe("writing and reading", () => {
  test.each([0, 1, 1000, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 17])(
    "content of %d bytes comes back as it was, from its start and from within",
    async (size) => {
      const content = randomBytes(size);
      const stored = await blobs.write(inPieces(content, 10_007), { reference: newReference() });
      expect(stored).toEqual({ hash: sha256(content), size });
      expect(await blobs.stat(stored.hash)).toEqual({ size });
      for (const start of [0, 1, chunk - 1, chunk, chunk + 5, size, size + 1]) {
        expect((await readToEnd(stored.hash, start)).equals(content.subarray(start))).toBe(true);
      }
      expect((await blobs.readAll(stored.hash, size)).equals(content)).toBe(true);
    },
  );

  test.each([
    [0, 1],
    [chunk, 1],
    [chunk + 1, 4],
  ])("content of %d bytes costs %d statements, each a commit", async (size, statements) => {
    let seen = 0;
    const run = makeRunStatement(admin);
    const counting: RunStatement = (statement, values) => {
      seen += 1;
      return run(statement, values);
    };
    await writeBlob(counting, inPieces(randomBytes(size), 5_000), { reference: newReference() });
    expect(seen).toBe(statements);
  });

  test("content that nobody stored is not found, and a malformed hash is nobody's", async () => {
    for (const hash of ["0".repeat(64), "A".repeat(64), "x", "../../etc/passwd"]) {
      expect(await blobs.stat(hash)).toBeNull();
      const refusal = { code: "blob-not-found", kind: "not-found" };
      await expect(readToEnd(hash)).rejects.toMatchObject(refusal);
      await expect(blobs.readAll(hash, 10)).rejects.toMatchObject(refusal);
      await expect(blobs.addReference(hash, "test:x")).rejects.toMatchObject(refusal);
    }
  });

  test("reading all of something longer than expected is refused before it is read", async () => {
    for (const size of [5_000, chunk * 2]) {
      const { hash } = await write(randomBytes(size));
      await expect(blobs.readAll(hash, size - 1)).rejects.toMatchObject({ code: "blob-too-large", status: 413 });
    }
  });

  test.each([10, chunk, chunk * 3])(
    "F10 a source above its limit of %d bytes is refused while it streams, and leaves nothing",
    async (maxBytes) => {
      let pulled = 0;
      let isClosed = false;
      async function* endless() {
        try {
          for (;;) yield await Promise.resolve(Buffer.alloc(10_000, (pulled += 10_000) % 251));
        } finally {
          isClosed = true;
        }
      }
      const reference = newReference();
      const writing = blobs.write(endless(), { reference, maxBytes });
      await expect(writing).rejects.toMatchObject({ code: "blob-too-large", kind: "invalid", status: 413 });
      expect(pulled).toBeLessThanOrEqual(maxBytes + 10_000);
      expect(isClosed).toBe(true);
      expect(await count("blob_reference where reference = $1", [reference])).toBe(0);
      expect(await count("upload where not is_complete")).toBe(0);
    },
  );

  test("content of exactly the limit is taken", async () => {
    const content = randomBytes(chunk + 3);
    const stored = await blobs.write(inPieces(content, 999), { reference: newReference(), maxBytes: content.length });
    expect(stored.size).toBe(content.length);
  });

  test("a source that breaks off is reported as it broke, and leaves nothing", async () => {
    async function* broken() {
      yield await Promise.resolve(randomBytes(3 * chunk));
      throw new Error("connection reset by the mail server");
    }
    const writing = blobs.write(broken(), { reference: newReference() });
    await expect(writing).rejects.toThrow("connection reset by the mail server");
    expect(await count("upload where not is_complete")).toBe(0);
    expect(await count("chunk c where not exists (select from blob b where b.upload_id = c.upload_id)")).toBe(0);
  });
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/**
 * What is in use after a collection: Node lets some 64 MB of dead buffers gather, which says nothing about us. Their memory
 * is swept beside the program; the second collection waits for the sweep of the first.
 */
const liveBytes = async () => {
  collect();
  await setImmediate();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe("memory and connections", () => {
  test("F10 a blob of 60 MB is written and read with flat memory", async () => {
    const size = 60 * 1024 * 1024;
    const piece = randomBytes(64 * 1024);
    const before = await liveBytes();
    let mostAhead = 0;
    let mostLive = 0;
    async function* produce() {
      for (let produced = 0; produced < size; produced += piece.length) {
        if (produced % (60 * chunk) === 0) {
          const stored = await count("chunk join upload on id = upload_id and not is_complete");
          mostAhead = Math.max(mostAhead, produced / chunk - stored);
          mostLive = Math.max(mostLive, await liveBytes());
        }
        yield piece;
      }
    }
    const { hash } = await blobs.write(produce(), { reference: newReference() });
    let read = 0;
    for await (const part of blobs.read(hash)) {
      if (read % (60 * chunk) === 0) mostLive = Math.max(mostLive, await liveBytes());
      read += part.length;
    }
    expect(read).toBe(size);
    expect(mostAhead).toBeLessThanOrEqual(2);
    expect(mostLive - before).toBeLessThan(size / 2);
  }, 180_000);

  test("neither slow sources nor slow readers hold a connection", async () => {
    // One more than there are connections: if they held any, they would wait for each other for ever.
    const writers = 5;
    let waiting = 0;
    const gate = Promise.withResolvers<boolean>();
    async function* slow() {
      yield randomBytes(3 * chunk);
      waiting += 1;
      if (waiting === writers) gate.resolve(true);
      await gate.promise;
      yield randomBytes(chunk);
    }
    const stored = await Promise.all(
      Array.from({ length: writers }, () => blobs.write(slow(), { reference: newReference() })),
    );
    const readers = stored.map(({ hash }) => blobs.read(hash)[Symbol.asyncIterator]());
    await Promise.all(readers.map((reader) => reader.next()));
    const busy = await count("pg_stat_activity where application_name = $1 and state <> 'idle'", [applicationName]);
    expect(busy).toBe(0);
    for (const reader of readers) await reader.return?.();
  });
});

describe("the same content", () => {
  test.each([500, 2 * chunk + 1])("is kept once when ten write %d bytes at once", async (size) => {
    const content = randomBytes(size);
    const references = Array.from({ length: 10 }, newReference);
    const stored = await Promise.all(
      references.map((reference) => blobs.write(inPieces(content, 50_000), { reference })),
    );
    const hash = sha256(content);
    expect(new Set(stored.map((blob) => blob.hash))).toEqual(new Set([hash]));
    const digest = Buffer.from(hash, "hex");
    expect(await count("blob where hash = $1", [digest])).toBe(1);
    expect(await count("blob_reference where hash = $1", [digest])).toBe(10);
    expect(await count("upload where not is_complete")).toBe(0);
    expect(await count("chunk join blob using (upload_id) where hash = $1", [digest])).toBe(size > chunk ? 3 : 0);
    expect((await readToEnd(hash)).equals(content)).toBe(true);
  });

  test("written or referenced again under the same reference changes nothing", async () => {
    const content = randomBytes(100);
    const reference = newReference();
    const { hash } = await write(content, reference);
    await write(content, reference);
    await blobs.addReference(hash, reference);
    expect(await count("blob_reference where reference = $1", [reference])).toBe(1);
  });
});

describe("references and the sweep", () => {
  const later = (hours: number) => new Date(Date.now() + hours * hour);

  test("a blob stays while a reference names it, and 48 hours longer", async () => {
    const [first, second] = [newReference(), newReference()];
    const { hash } = await write(randomBytes(2 * chunk), first);
    await blobs.addReference(hash, second);
    await blobs.release(first);
    await blobs.release(first);
    await blobs.sweep(later(1000));
    expect(await blobs.stat(hash)).not.toBeNull();

    await blobs.release(second);
    await blobs.sweep(later(47));
    expect(await blobs.stat(hash)).not.toBeNull();

    const swept = await blobs.sweep(later(49));
    expect(swept.blobs).toBeGreaterThanOrEqual(1);
    expect(swept.bytes).toBeGreaterThanOrEqual(2 * chunk);
    expect(await blobs.stat(hash)).toBeNull();
    expect(await count("chunk c where not exists (select from upload u where u.id = c.upload_id)")).toBe(0);
  });

  test("one reference to several blobs releases them all", async () => {
    const reference = newReference();
    const stored = [await write(randomBytes(10), reference), await write(randomBytes(chunk * 2), reference)];
    await blobs.release(reference);
    await blobs.sweep(later(49));
    for (const { hash } of stored) expect(await blobs.stat(hash)).toBeNull();
  });

  test.each(["write", "addReference"] as const)("%s after a release keeps the blob", async (touch) => {
    const content = randomBytes(64);
    const reference = newReference();
    const { hash } = await write(content, reference);
    await blobs.release(reference);
    await (touch === "write" ? write(content) : blobs.addReference(hash, newReference()));
    await blobs.sweep(later(1000));
    expect((await readToEnd(hash)).equals(content)).toBe(true);
  });

  test("a write that holds the row is not swept away under it", async () => {
    const content = randomBytes(64);
    const reference = newReference();
    const { hash } = await write(content, reference);
    await blobs.release(reference);
    const writer = await admin.connect();
    try {
      await writer.query("begin");
      await writer.query("update blob set released_at = null where hash = $1", [Buffer.from(hash, "hex")]);
      await blobs.sweep(later(49));
      await writer.query("commit");
    } finally {
      writer.release();
    }
    expect(await blobs.stat(hash)).not.toBeNull();
  });

  test("writes, releases and sweeps of the same content at once never lose a referenced blob", async () => {
    const contents = [randomBytes(300), randomBytes(chunk + 10)];
    for (let round = 0; round < 15; round++) {
      const kept = newReference();
      const passing = newReference();
      await Promise.all(contents.map((content) => write(content, passing)));
      // These sweeps, dated into the future, also take uploads that are running; their writers begin again.
      await Promise.all([
        blobs.release(passing),
        ...contents.map((content) => persistently(() => write(content, kept))),
        blobs.sweep(later(49)),
        blobs.sweep(later(49)),
        ...contents.map((content) => persistently(() => write(content, passing))),
        blobs.release(passing),
      ]);
      for (const content of contents)
        expect((await blobs.readAll(sha256(content), chunk * 2)).equals(content)).toBe(true);
      await Promise.all([blobs.release(kept), blobs.release(passing)]);
    }
  });

  test("an upload nobody has continued for 48 hours is removed, a running one is not", async () => {
    const old = randomUUID();
    await admin.query("insert into upload (id, touched_at) values ($1, now() - interval '49 hours')", [old]);
    await admin.query("insert into chunk (upload_id, ordinal, bytes) values ($1, 0, 'x')", [old]);
    const content = randomBytes(3 * chunk);
    async function* sweptMeanwhile() {
      yield content.subarray(0, 2 * chunk + 1);
      const swept = await blobs.sweep(new Date());
      expect(swept.uploads).toBe(1);
      yield content.subarray(2 * chunk + 1);
    }
    const { hash } = await blobs.write(sweptMeanwhile(), { reference: newReference() });
    expect((await readToEnd(hash)).equals(content)).toBe(true);
    expect(await count("chunk where upload_id = $1", [old])).toBe(0);
  });

  test("an upload that was swept in the middle fails as something to repeat", async () => {
    const content = randomBytes(4 * chunk);
    async function* stalled() {
      yield content.subarray(0, 2 * chunk + 1);
      await blobs.sweep(later(49));
      yield content.subarray(2 * chunk + 1);
    }
    const writing = blobs.write(stalled(), { reference: newReference() });
    await expect(writing).rejects.toMatchObject({ code: "blobs-unavailable", kind: "unavailable" });
  });

  test("owners list their references page by page", async () => {
    const owner = `test-owner-${randomUUID()}%_:`;
    const names = ["a", "b", "c"].map((name) => owner + name);
    for (const name of names) await write(Buffer.from("same for all"), name);
    await write(randomBytes(5), owner + "a");
    const page = (after?: string) =>
      blobs.listReferences({
        prefix: owner,
        addedBefore: later(1),
        limit: 2,
        ...(after === undefined ? {} : { after }),
      });
    expect(await page()).toEqual(names.slice(0, 2));
    expect(await page(names[1])).toEqual(names.slice(2));
    expect(await blobs.listReferences({ prefix: owner, addedBefore: later(-1), limit: 9 })).toEqual([]);
  });
});

describe("a database in trouble", () => {
  test("connections that the server ends are replaced", async () => {
    const { hash } = await write(randomBytes(10));
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
      applicationName,
    ]);
    // Calls made at once may still meet a connection that is just breaking.
    expect(await persistently(() => blobs.stat(hash))).toEqual({ size: 10 });
  });

  test("a connection that breaks in the middle of an upload fails as something to repeat", async () => {
    async function* interrupted() {
      yield randomBytes(2 * chunk);
      await admin.query("create trigger cut before insert on chunk execute function cut_connection()");
      yield randomBytes(2 * chunk);
    }
    await admin.query(`
      create function cut_connection() returns trigger language plpgsql security definer as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    try {
      const writing = blobs.write(interrupted(), { reference: newReference() });
      await expect(writing).rejects.toMatchObject({ code: "blobs-unavailable", retryAfterSeconds: 5 });
    } finally {
      await admin.query("drop function cut_connection cascade");
    }
  });

  test("a row that somebody keeps locked ends the call at its deadline", async () => {
    const content = randomBytes(10);
    const { hash } = await write(content);
    const other = await admin.connect();
    try {
      await other.query("begin");
      await other.query("select from blob where hash = $1 for update", [Buffer.from(hash, "hex")]);
      await expect(write(content)).rejects.toMatchObject({ code: "blobs-unavailable", kind: "unavailable" });
    } finally {
      await other.query("rollback");
      other.release();
    }
  });
});

test("several processes may open the same new store at once", async () => {
  const url = new URL(database.blobsUrl);
  const schema = `blobs_${randomBytes(4).toString("hex")}`;
  const role = decodeURIComponent(url.username);
  await admin.query(`create schema ${schema} authorization ${role}`);
  url.searchParams.set("schema", schema);
  const stores = await Promise.all(
    [1, 2, 3].map(() => openBlobs(url.href, { max: 2, applicationName: "blobs-test-open" })),
  );
  const [first, second] = stores;
  const stored = await first?.write(Buffer.from("hello"), { reference: "test:hello" });
  expect((await second?.readAll(stored?.hash ?? "", 100))?.toString()).toBe("hello");
  await Promise.all(stores.map((store) => store.close()));
  await admin.query(`drop schema ${schema} cascade`);
});

test("a URL of another kind is refused without showing its password", async () => {
  const opening = openBlobs("s3://key:hunter2@bucket", { max: 1, applicationName: "x" });
  await expect(opening).rejects.toThrow(/must begin with postgres/);
  await expect(opening).rejects.not.toThrow(/hunter2/);
});

test("the beginning of a blob is read without the rest", async () => {
  const content = randomBytes(3 * chunk);
  const { hash } = await write(content);
  expect((await blobs.readStart(hash, chunk + 5)).equals(content.subarray(0, chunk + 5))).toBe(true);
  expect((await blobs.readStart(hash, 4 * chunk)).equals(content)).toBe(true);
});

test("a store that is opened late refuses what needs it until it is there, and says so as temporary", async () => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const lazy = openLazyBlobs(database.blobsUrl, { max: 1, applicationName, onFailure });
  expect(lazy.isOpen()).toBe(false);
  const refusal = { code: "blobs-unavailable", kind: "unavailable" };
  await expect(lazy.stat("0".repeat(64))).rejects.toMatchObject(refusal);
  await expect(lazy.read("0".repeat(64))[Symbol.asyncIterator]().next()).rejects.toMatchObject(refusal);
  await eventually(() => {
    expect(lazy.isOpen()).toBe(true);
  });
  const { hash } = await lazy.write(Buffer.from("late"), { reference: newReference() });
  expect((await lazy.readAll(hash, 10)).toString()).toBe("late");
  await lazy.close();

  failures.length = 0;
  const never = openLazyBlobs("s3://nowhere", { max: 1, applicationName, onFailure });
  await eventually(() => {
    expect(failures).not.toEqual([]);
  });
  await never.close();
  expect(never.isOpen()).toBe(false);
});
