import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/**
 * The mails of a directory: those its `MAILS.txt` names (one relative path a line), or else every file below it.
 * @throws when there is none, or a named one is missing.
 */
export async function listMailFiles(directory: string): Promise<string[]> {
  const isDirectory = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isDirectory) throw new Error(`${directory} is no directory. Usage: npm run demo:corpus -- DIR`);
  const list = await readFile(path.join(directory, "MAILS.txt"), "utf8").catch(() => null);
  const names =
    list === null
      ? (await readdir(directory, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
          .sort()
      : list.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (names.length === 0) throw new Error(`${directory} holds no file to deliver.`);
  return names;
}
