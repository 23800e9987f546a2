import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { starterDispositions } from "../domain/disposition.ts";
import { announced, type DispositionPorts, newDisposition } from "./manage-dispositions.ts";
import type { Scope } from "./ports.ts";

/** Answers how many were made; those whose names stand there already are left alone (X9). */
export async function createStarterDispositions(ports: DispositionPorts, principal: Principal): Promise<number> {
  assertCan(principal, "dispositions.write", { kind: "global" });
  return ports.withTransaction(async (scope) => {
    await scope.dispositions.lockTree();
    let created = 0;
    for (const [parentName, ...childNames] of starterDispositions) {
      const parent = await ensured(scope, ports, { name: parentName, parentId: null });
      created += parent.created;
      for (const name of childNames) created += (await ensured(scope, ports, { name, parentId: parent.id })).created;
    }
    return created;
  });
}

async function ensured(
  scope: Scope,
  ports: DispositionPorts,
  { name, parentId }: { readonly name: string; readonly parentId: string | null },
): Promise<{ id: string; created: number }> {
  const existing = (await scope.dispositions.listOwned([{ scope: "global", scopeId: null }])).find(
    (each) => each.parentId === parentId && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (existing !== undefined) return { id: existing.id, created: 0 };
  const disposition = { ...newDisposition(ports.makeId(), name, ports.clock.now()), parentId };
  await scope.dispositions.insert(disposition);
  await announced(scope, disposition.id);
  return { id: disposition.id, created: 1 };
}
