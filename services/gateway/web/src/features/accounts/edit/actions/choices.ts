/** What steps can point to: queues, agents, templates, dispositions, intervals, and the other steps. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, ask } from "../../../../api/client.ts";
import { wholeList } from "../../../../api/paging.ts";
import { queryKeys } from "../../../../api/query-keys.ts";
import { t } from "../../../../messages/format.ts";
import { agentChoiceQuery } from "../../../people/people-queries.ts";
import { queueChoiceQuery } from "../../../queues/queue-queries.ts";
import { kindLabels, type Step, type StepNames } from "./step-kinds.ts";

const intervalChoice = queryOptions({
  queryKey: queryKeys.intervalList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/intervals", { params: { query }, signal }))),
});
const templateChoice = queryOptions({
  queryKey: queryKeys.templateList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/templates", { params: { query }, signal }))),
});
const dispositionChoice = (accountId: string) =>
  queryOptions({
    queryKey: queryKeys.offeredDispositions(accountId),
    queryFn: ({ signal }) =>
      ask(api.GET("/accounts/{accountId}/dispositions", { params: { path: { accountId } }, signal })),
  });

export type Choice = { readonly value: string; readonly label: string };

export type StepChoices = {
  readonly queues: readonly Choice[];
  readonly agents: readonly Choice[];
  readonly templates: readonly Choice[];
  readonly dispositions: readonly Choice[];
  readonly intervals: readonly Choice[];
  /** The steps of the list, numbered as they stand. */
  readonly steps: readonly Choice[];
};

export function useStepChoices(accountId: string, steps: readonly Step[]): StepChoices {
  const queues = useQuery(queueChoiceQuery).data?.items ?? [];
  const agents = useQuery(agentChoiceQuery).data?.items ?? [];
  const templates = useQuery(templateChoice).data?.items ?? [];
  const dispositions = useQuery(dispositionChoice(accountId)).data?.items ?? [];
  const intervals = useQuery(intervalChoice).data?.items ?? [];
  return {
    queues: queues.map(named),
    agents: agents.map(named),
    templates: templates.map(named),
    dispositions: dispositions.map(({ id, path }) => ({ value: id, label: path.join(" › ") })),
    intervals: intervals.map(named),
    steps: steps.map(({ id = "", kind }, index) => ({
      value: id,
      label: t("actions.numbered", { number: index + 1, kind: t(kindLabels[kind]) }),
    })),
  };
}

function named({ id, name }: { readonly id: string; readonly name: string }): Choice {
  return { value: id, label: name };
}

export function namesIn(choices: StepChoices, steps: readonly Step[]): StepNames {
  const labelIn = (list: readonly Choice[]) => (id: string) =>
    list.find(({ value }) => value === id)?.label ?? t(id === "" ? "actions.notChosen" : "actions.unknown");
  return {
    queue: labelIn(choices.queues),
    agent: labelIn(choices.agents),
    template: labelIn(choices.templates),
    disposition: labelIn(choices.dispositions),
    step: (id) => {
      const index = steps.findIndex((step) => step.id === id);
      return index === -1 ? null : String(index + 1);
    },
  };
}
