import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "@mailroom/contracts/domain-error";

/** `messaging` is this package's own (outbox, inbox, idempotency); `service` is what the caller brings. */
export type MigrationSource = "messaging" | "service";

export type Migration = {
  readonly source: MigrationSource;
  readonly number: number;
  /** File name without `.sql`, e.g. `0001_create_offer`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
};

/** @throws DomainError `migration-files-invalid` for a misnamed file, a number that comes twice or a gap. */
export async function readMigrations(source: MigrationSource, directories: readonly string[]): Promise<Migration[]> {
  const lists = await Promise.all(directories.map((directory) => readDirectory(source, directory)));
  const migrations = lists.flat().sort((a, b) => a.number - b.number);
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) {
      throw invalid(
        `${migration.name}.sql is number ${index + 1} in order: numbers start at 0001, without gap or double.`,
      );
    }
  });
  return migrations;
}

async function readDirectory(source: MigrationSource, directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".sql"));
  return Promise.all(
    files.map(async (file) => {
      const digits = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
      if (digits === undefined) throw invalid(`${file} is not named like 0001_create_offer.sql.`);
      const sql = await readFile(path.join(directory, file), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { source, number: Number(digits), name: file.slice(0, -".sql".length), sql, checksum };
    }),
  );
}

function invalid(detail: string): DomainError {
  return new DomainError("migration-files-invalid", "invalid", `Migration files: ${detail}`);
}
