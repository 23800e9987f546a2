import { useState } from "react";
import type { Stored } from "../api/use-change.ts";
import type { ToldField } from "./told-fields.ts";

/** One stored version of what a form changes. */
export type Version<Values> = { readonly values: Values; readonly etag: string; readonly updatedAt: string };

/** What exists already, and how another version of it is read and shown. */
export type Existing<Values> = {
  readonly etag: string;
  readonly read: () => Promise<Version<Values>>;
  readonly tell: (values: Values) => readonly ToldField[];
};

type Resource = { readonly id: string; readonly updatedAt: string };

type Ways<Data, Values> = {
  /** Reads it anew. */
  readonly read: (id: string) => Promise<Stored<Data>>;
  readonly valuesOf: (data: Data) => Values;
  readonly tell: (values: Values) => readonly ToldField[];
};

/** @param stored null: something new. */
export function existingOf<Data extends Resource, Values>(
  stored: Stored<Data> | null,
  { read, valuesOf, tell }: Ways<Data, Values>,
): Existing<Values> | null {
  if (stored === null) return null;
  return {
    etag: stored.etag,
    tell,
    read: async () => {
      const { data, etag } = await read(stored.data.id);
      return { values: valuesOf(data), etag, updatedAt: data.updatedAt };
    },
  };
}

/**
 * The version that editing began with. It stays while the queries around the form are read again: a newer ETag under older
 * values would put them over somebody's work without a word.
 */
export function useExisting<Values>(existing: Existing<Values> | null, initialValues: Values) {
  const [base, setBase] = useState({ values: initialValues, etag: existing?.etag ?? "" });
  const [newest, setNewest] = useState<Version<Values> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    base,
    newest,
    /** Why the other version could not be shown. */
    failure,
    setBase,
    compare: async (): Promise<void> => {
      if (existing === null) return;
      setFailure(null);
      await existing.read().then(setNewest, setFailure);
    },
    close: (): void => {
      setNewest(null);
    },
  };
}
