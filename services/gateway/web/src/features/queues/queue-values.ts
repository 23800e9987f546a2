import type { Queue, QueueCreate } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";

export type QueueValues = {
  name: string;
  /** Text while it is no number yet. */
  agentTimeoutSeconds: number | string;
  weight: number | string;
  agentIds: string[];
  description: string;
};

type StoredQueue = Queue & { readonly agentIds: readonly string[] };

export function valuesOf(queue: StoredQueue | null): QueueValues {
  const { name = "", agentTimeoutSeconds = 30, weight = 0, agentIds = [] } = queue ?? {};
  return { name, agentTimeoutSeconds, weight, agentIds: [...agentIds], description: queue?.description ?? "" };
}

export function bodyOf({ agentIds: _apart, ...values }: QueueValues): QueueCreate {
  const description = values.description.trim();
  return {
    name: values.name.trim(),
    agentTimeoutSeconds: Number(values.agentTimeoutSeconds),
    weight: Number(values.weight),
    description: description === "" ? null : description,
  };
}

export function haveSameMembers({ agentIds }: QueueValues, other: QueueValues): boolean {
  return agentIds.length === other.agentIds.length && agentIds.every((each) => other.agentIds.includes(each));
}

export function tellQueue(values: QueueValues, nameOf: (agentId: string) => string) {
  const { name, agentIds, agentTimeoutSeconds, weight, description } = values;
  const members = agentIds.toSorted();
  return [
    { name: "name", label: t("queues.name"), value: name },
    { name: "agentIds", label: t("queues.members"), value: members, text: members.map(nameOf).join(", ") },
    { name: "agentTimeoutSeconds", label: t("queues.agentTimeout"), value: agentTimeoutSeconds },
    { name: "weight", label: t("queues.weight"), value: weight },
    { name: "description", label: t("account.description"), value: description },
  ];
}
