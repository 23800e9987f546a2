import { useQuery } from "@tanstack/react-query";
import type { Account } from "../../api/resources.ts";
import { apiKeyNameQuery } from "../api-keys/api-key-queries.ts";
import { useUser } from "../session/use-session.ts";
import { userQuery } from "./people-queries.ts";

/** Values for a message that says who has saved something; `who` chooses the sentence. */
export type Saver = { readonly who: "self" | "person" | "key" | "unknown"; readonly name: string };

const unknown: Saver = { who: "unknown", name: "" };

/** Unknown as long as the name is looked up, and where nobody is noted, or they are gone. */
export function useSaver(by: Account["updatedBy"]): Saver {
  const user = useUser();
  const isSelf = by?.kind === "user" && by.id === user.id;
  const id = by?.id ?? "";
  const person = useQuery({ ...userQuery(id), enabled: by?.kind === "user" && !isSelf });
  const key = useQuery({ ...apiKeyNameQuery(id), enabled: by?.kind === "api-key" });
  if (isSelf) return { who: "self", name: user.name };
  if (person.data !== undefined) return { who: "person", name: person.data.data.name };
  return typeof key.data === "string" ? { who: "key", name: key.data } : unknown;
}
