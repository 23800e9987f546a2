/** The parameters of one application. Every change is taken at once; SAVE stores the list. */
import { NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type FieldRule, numberLimits } from "../../../../components/field-rules.ts";
import { type MessageKey, t } from "../../../../messages/format.ts";
import { Pair } from "../section-parts.tsx";
import type { Choice, StepChoices } from "./choices.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { type Step, type StepOf, timeoutRule } from "./step-kinds.ts";

/** What is wrong with a field of the step, by its name. */
export type StepErrors = Readonly<Record<string, string>>;

type FormProps<S extends Step> = {
  readonly step: S;
  /** Where in the form: `actions.3`. */
  readonly path: string;
  readonly errors: StepErrors;
  readonly choices: StepChoices;
  readonly onChange: (step: Step) => void;
};

export function StepForm(props: FormProps<Step>) {
  const { step, choices, onChange } = props;
  return (
    <>
      <KindFields {...props} />
      <Select
        label={t("actions.interval")}
        description={t("actions.intervalHelp")}
        data={[{ value: "", label: t("actions.always") }, ...choices.intervals]}
        allowDeselect={false}
        value={step.intervalId ?? ""}
        onChange={(value) => {
          onChange({ ...step, intervalId: value === "" ? null : value });
        }}
        data-path={`${props.path}.intervalId`}
        error={props.errors["intervalId"]}
      />
    </>
  );
}

function KindFields({ step, ...rest }: FormProps<Step>) {
  switch (step.kind) {
    case "queue":
      return <QueueFields step={step} {...rest} />;
    case "agent":
      return <AgentFields step={step} {...rest} />;
    case "autoReply":
      return <AutoReplyFields step={step} {...rest} />;
    case "tag":
      return <TagFields step={step} {...rest} />;
    case "set":
      return <SetFields step={step} {...rest} />;
    case "goto":
      return <TargetField step={step} {...rest} />;
    case "gotoIf":
      return (
        <>
          <ConditionFields
            condition={step.condition}
            path={`${rest.path}.condition`}
            errors={rest.errors}
            onChange={(condition) => {
              rest.onChange({ ...step, condition });
            }}
          />
          <TargetField step={step} {...rest} />
        </>
      );
    case "close":
      return <CloseFields step={step} {...rest} />;
    case "webhook":
      return <WebhookFields step={step} {...rest} />;
  }
}

type ChosenProps = {
  readonly label: MessageKey;
  readonly help: MessageKey;
  readonly name: string;
  readonly value: string;
  readonly data: readonly Choice[];
  readonly path: string;
  readonly errors: StepErrors;
  readonly onChoose: (id: string) => void;
};

function Chosen({ label, help, name, value, data, path, errors, onChoose }: ChosenProps) {
  return (
    <Select
      label={t(label)}
      description={t(help)}
      placeholder={t("actions.choose")}
      data={[...data]}
      searchable
      allowDeselect={false}
      value={value === "" ? null : value}
      onChange={(id) => {
        onChoose(id ?? "");
      }}
      data-path={`${path}.${name}`}
      error={errors[name]}
    />
  );
}

type LimitProps = Pick<FormProps<Step>, "path" | "errors"> & {
  readonly help: MessageKey;
  readonly seconds: number | null;
  readonly rule: FieldRule;
  /** What an empty field means; null: no limit. */
  readonly usual?: number | null;
  readonly onSet: (seconds: number | null) => void;
};

const usualWebhookSeconds = 10;

/** What is usual comes into the emptied field as it is left, so that nobody types on behind it. */
function LimitField({ path, errors, help, seconds, rule, usual = null, onSet }: LimitProps) {
  const [typed, setTyped] = useState<number | string>(seconds ?? "");
  const read = (value: number | string) => (value === "" ? usual : Number(value));
  return (
    <NumberInput
      label={t("actions.timeout")}
      description={t(help)}
      {...numberLimits(rule)}
      hideControls
      // a minus alone is no number yet
      value={Object.is(read(typed), seconds) ? typed : (seconds ?? "")}
      onChange={(value) => {
        setTyped(value);
        onSet(read(value));
      }}
      onBlur={() => {
        if (typed === "") setTyped(seconds ?? "");
      }}
      rightSection={<span className="muted">{t("actions.seconds")}</span>}
      rightSectionWidth={72}
      data-path={`${path}.timeoutSeconds`}
      error={errors["timeoutSeconds"]}
    />
  );
}

function QueueFields({ step, choices, onChange, ...at }: FormProps<StepOf<"queue">>) {
  return (
    <Pair>
      <Chosen
        {...at}
        {...{ label: "actions.kind.queue", help: "actions.queueHelp", name: "queueId" }}
        value={step.queueId}
        data={choices.queues}
        onChoose={(queueId) => {
          onChange({ ...step, queueId });
        }}
      />
      <LimitField
        {...at}
        help="actions.timeoutHelp"
        seconds={step.timeoutSeconds}
        rule={timeoutRule("queue")}
        onSet={(timeoutSeconds) => {
          onChange({ ...step, timeoutSeconds });
        }}
      />
    </Pair>
  );
}

function AgentFields({ step, choices, onChange, ...at }: FormProps<StepOf<"agent">>) {
  return (
    <Pair>
      <Chosen
        {...at}
        {...{ label: "actions.kind.agent", help: "actions.agentHelp", name: "agentId" }}
        value={step.agentId}
        data={choices.agents}
        onChoose={(agentId) => {
          onChange({ ...step, agentId });
        }}
      />
      <LimitField
        {...at}
        help="actions.timeoutHelp"
        seconds={step.timeoutSeconds}
        rule={timeoutRule("agent")}
        onSet={(timeoutSeconds) => {
          onChange({ ...step, timeoutSeconds });
        }}
      />
    </Pair>
  );
}

function AutoReplyFields({ step, choices, onChange, ...at }: FormProps<StepOf<"autoReply">>) {
  return (
    <>
      <Chosen
        {...at}
        {...{ label: "actions.template", help: "actions.templateHelp", name: "templateId" }}
        value={step.templateId}
        data={choices.templates}
        onChoose={(templateId) => {
          onChange({ ...step, templateId });
        }}
      />
      <Pair>
        <Select
          label={t("actions.frequency")}
          description={t("actions.frequencyHelp")}
          allowDeselect={false}
          data={(["oneTime", "firstMessage", "always"] as const).map((value) => ({
            value,
            label: t(`actions.frequency.${value}`),
          }))}
          value={step.frequency}
          onChange={(frequency) => {
            if (frequency !== null) onChange({ ...step, frequency });
          }}
        />
        <Select
          label={t("actions.recipients")}
          description={t("actions.recipientsHelp")}
          allowDeselect={false}
          data={(["reply", "replyToAll"] as const).map((value) => ({
            value,
            label: t(`actions.recipients.${value}`),
          }))}
          value={step.recipients}
          onChange={(recipients) => {
            if (recipients !== null) onChange({ ...step, recipients });
          }}
        />
      </Pair>
    </>
  );
}

function TagFields({ step, path, errors, onChange }: FormProps<StepOf<"tag">>) {
  return (
    <TagsInput
      label={t("actions.tags")}
      description={t("actions.tagsHelp")}
      maxTags={20}
      acceptValueOnBlur
      value={[...step.tags]}
      onChange={(tags) => {
        onChange({ ...step, tags });
      }}
      data-path={`${path}.tags`}
      error={errors["tags"]}
    />
  );
}

function SetFields({ step, path, errors, onChange }: FormProps<StepOf<"set">>) {
  return (
    <Pair>
      <TextInput
        label={t("actions.variable")}
        description={t("actions.variableHelp")}
        classNames={{ input: "mono" }}
        value={step.variable}
        onChange={({ currentTarget }) => {
          onChange({ ...step, variable: currentTarget.value });
        }}
        data-path={`${path}.variable`}
        error={errors["variable"]}
      />
      <Textarea
        label={t("actions.value")}
        description={t("actions.valueHelp")}
        autosize
        maxRows={4}
        value={step.value}
        onChange={({ currentTarget }) => {
          onChange({ ...step, value: currentTarget.value });
        }}
        data-path={`${path}.value`}
        error={errors["value"]}
      />
    </Pair>
  );
}

function TargetField({ step, choices, onChange, ...at }: FormProps<StepOf<"goto"> | StepOf<"gotoIf">>) {
  return (
    <Chosen
      {...at}
      {...{ label: "actions.target", help: "actions.targetHelp", name: "stepId" }}
      value={choices.steps.some(({ value }) => value === step.stepId) ? step.stepId : ""}
      data={choices.steps.filter(({ value }) => value !== step.id)}
      onChoose={(stepId) => {
        onChange({ ...step, stepId });
      }}
    />
  );
}

function CloseFields({ step, path, errors, choices, onChange }: FormProps<StepOf<"close">>) {
  return (
    <Select
      label={t("actions.disposition")}
      description={t("actions.dispositionHelp")}
      placeholder={t("actions.noDisposition")}
      searchable
      clearable
      data={[...choices.dispositions]}
      value={step.dispositionId}
      onChange={(dispositionId) => {
        onChange({ ...step, dispositionId });
      }}
      data-path={`${path}.dispositionId`}
      error={errors["dispositionId"]}
    />
  );
}

function WebhookFields({ step, path, errors, onChange }: FormProps<StepOf<"webhook">>) {
  return (
    <>
      <TextInput
        label={t("actions.url")}
        description={t("actions.urlHelp")}
        placeholder={t("actions.urlSample")}
        classNames={{ input: "mono" }}
        spellCheck={false}
        value={step.url}
        onChange={({ currentTarget }) => {
          onChange({ ...step, url: currentTarget.value });
        }}
        data-path={`${path}.url`}
        error={errors["url"]}
      />
      <Pair>
        <Select
          label={t("actions.method")}
          description={t("actions.methodHelp")}
          allowDeselect={false}
          data={["POST", "GET"]}
          value={step.method}
          onChange={(method) => {
            if (method !== null) onChange({ ...step, method });
          }}
        />
        <TextInput
          label={t("actions.resultVariable")}
          description={t("actions.resultVariableHelp")}
          classNames={{ input: "mono" }}
          value={step.variable ?? ""}
          onChange={({ currentTarget }) => {
            onChange({ ...step, variable: currentTarget.value === "" ? null : currentTarget.value });
          }}
          data-path={`${path}.variable`}
          error={errors["variable"]}
        />
        <LimitField
          {...{ path, errors }}
          help="actions.webhookTimeoutHelp"
          seconds={step.timeoutSeconds}
          rule={timeoutRule("webhook")}
          usual={usualWebhookSeconds}
          onSet={(seconds) => {
            onChange({ ...step, timeoutSeconds: seconds ?? usualWebhookSeconds });
          }}
        />
      </Pair>
    </>
  );
}
