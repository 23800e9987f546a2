import { Button, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from "react";
import { setInteractionDisposition } from "../../api/constraints.gen.ts";
import type { Interaction, InteractionDispositions, OfferedDisposition } from "../../api/resources.ts";
import { textLimits } from "../../components/field-rules.ts";
import footer from "../../components/form-footer.module.css";
import { DoneIcon, SearchIcon } from "../../components/icon.tsx";
import { TreeView } from "../../components/tree-view.tsx";
import "../../messages/add-later.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { DisposingDialog } from "./disposing-dialog.tsx";
import styles from "./disposition-form.module.css";
import { pathOf } from "./disposition-path.ts";
import type { DispositionChoice } from "./interaction-dispositions.ts";
import { NothingToChoose } from "./nothing-to-choose.tsx";
import { closedAtFirst, firstMatch, shownItems } from "./offered-tree.ts";
import { useDispositionPause } from "./use-disposition-pause.ts";

export type DispositionFormProps = {
  readonly interaction: Interaction;
  readonly known: InteractionDispositions;
  /** `close`: the interaction closes with what is chosen. */
  readonly purpose: "close" | "change";
  readonly isBusy: boolean;
  /** Why the server refused; null: it has not. */
  readonly refusal: string | null;
  readonly onCancel: () => void;
  /** What is offered is read anew. */
  readonly onLookAgain: () => void;
  readonly onSubmit: (choice: DispositionChoice) => void;
};

/** Chooses a disposition: the tree of those offered, a search over it, a note. */
export function DispositionForm(props: DispositionFormProps) {
  useFocusBack();
  const { interaction, known, purpose, refusal, onCancel } = props;
  const { chosenId, path, hint, note, isMissing, choose, setNote, submit } = useChoice(props);
  const isPaused = useDispositionPause(interaction.id, known.pausesAgent);
  const isStuck = known.required && known.items.length === 0 && interaction.disposition === null;
  if (isStuck) return <NothingToChoose {...props} />;
  return (
    <DisposingDialog interaction={interaction} purpose={purpose} onCancel={onCancel}>
      <form onSubmit={submit} className={styles["form"]} noValidate>
        <p className={styles["lead"]}>
          {t(known.required ? "disposing.required" : "disposing.optional")}{" "}
          {isPaused && <strong>{t("disposing.paused")}</strong>}
        </p>
        <Choosing offered={known.items} chosenId={chosenId} onChoose={choose} />
        <ChosenLine
          path={path}
          hint={hint}
          fault={isMissing ? t(known.required ? "disposing.missing" : "disposing.missingChoice") : refusal}
        />
        <Textarea
          label={t("disposing.note")}
          description={t("disposing.noteHelp")}
          autosize
          minRows={2}
          maxRows={6}
          dir="auto"
          disabled={chosenId === null}
          {...textLimits(setInteractionDisposition.note)}
          value={note}
          onChange={({ currentTarget }) => {
            setNote(currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <Buttons {...props} canChooseNone={chosenId !== null} onChooseNone={choose} />
      </form>
    </DisposingDialog>
  );
}

function useChoice({ interaction, known, purpose, onSubmit }: DispositionFormProps) {
  const { disposition: now } = interaction;
  const [chosenId, setChosenId] = useState(now?.dispositionId ?? null);
  const [note, setNote] = useState(now?.note ?? "");
  const [isMissing, setMissing] = useState(false);
  const isNeeded = purpose === "change" || known.required;
  // one that is not offered any more can still be kept
  const chosen = known.items.find(({ id }) => id === chosenId) ?? (now?.dispositionId === chosenId ? now : null);
  const choose = (id: string | null): void => {
    setChosenId(id);
    setMissing(false);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (chosenId === null && isNeeded) setMissing(true);
    else onSubmit({ dispositionId: chosenId, note: chosenId === null || note.trim() === "" ? null : note });
  };
  const path = chosen === null ? null : pathOf(chosen);
  const hint = known.items.find(({ id }) => id === chosenId)?.description ?? null;
  return { chosenId, path, hint, note, isMissing, choose, setNote, submit };
}

type ButtonsProps = DispositionFormProps & {
  readonly canChooseNone: boolean;
  readonly onChooseNone: (id: null) => void;
};

/** A choice can be taken back where none is needed: before the closing here, afterwards at the server. */
function Buttons({
  interaction,
  known,
  purpose,
  isBusy,
  onCancel,
  onSubmit,
  canChooseNone,
  onChooseNone,
}: ButtonsProps) {
  const isClosing = purpose === "close";
  const mayLack = !known.required || (interaction.status === "open" && !isClosing);
  const isShown = mayLack && (isClosing ? canChooseNone : interaction.disposition !== null);
  return (
    <div className={footer["footer"]}>
      {isShown && (
        <Button
          variant="subtle"
          className={styles["none"] ?? ""}
          disabled={isBusy}
          onClick={() => {
            if (isClosing) onChooseNone(null);
            else onSubmit({ dispositionId: null, note: null });
          }}
        >
          {t(isClosing ? "disposing.none" : "disposing.takeAway")}
        </Button>
      )}
      <Button variant="default" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      <Button type="submit" loading={isBusy}>
        {t(isClosing ? "interactions.close" : "disposing.save")}
      </Button>
    </div>
  );
}

type ChosenLineProps = { readonly path: string | null; readonly hint: string | null; readonly fault: string | null };

/** Read out as it changes: the tree is not where the focus is while somebody searches. */
function ChosenLine({ path, hint, fault }: ChosenLineProps) {
  return (
    <p className={styles["chosen"]} role="status">
      {fault === null ? (
        <>
          <span dir="auto">{path === null ? t("disposing.nothing") : t("disposing.chosen", { path })}</span>
          {hint !== null && (
            <span className={styles["chosenHint"]} dir="auto">
              {hint}
            </span>
          )}
        </>
      ) : (
        <span className={styles["fault"]}>{fault}</span>
      )}
    </p>
  );
}

type ChoosingProps = {
  readonly offered: readonly OfferedDisposition[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
};

function Choosing({ offered, chosenId, onChoose }: ChoosingProps) {
  const treeId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const [closed, setClosed] = useState(() => closedAtFirst(offered));
  const items = shownItems(offered, closed, search);
  const byId = new Map(offered.map((each) => [each.id, each]));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") {
      box.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
      event.preventDefault();
    }
    const match = firstMatch(offered, search);
    if (event.key === "Enter" && search.trim() !== "") {
      // while somebody searches, Enter chooses; the form is sent by the next one
      event.preventDefault();
      if (match === null) return;
      onChoose(match.id);
      setSearch("");
      setClosed((before) => new Set([...before].filter((id) => !leadsTo(byId, match, id))));
    }
  };
  if (offered.length === 0) return <p className="muted">{t("disposing.noneOffered")}</p>;
  return (
    <>
      <TextInput
        type="search"
        data-autofocus
        aria-label={t("disposing.search")}
        placeholder={t("disposing.search")}
        aria-controls={treeId}
        maxLength={200}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        leftSection={<SearchIcon size={16} stroke={1.5} aria-hidden />}
      />
      <div id={treeId} ref={box} className={styles["tree"]}>
        {items.length === 0 ? (
          <p className={styles["empty"]}>{t("disposing.noMatch")}</p>
        ) : (
          <TreeView
            label={t("disposing.tree")}
            selection="one"
            items={items}
            selected={new Set(chosenId === null ? [] : [chosenId])}
            onSelect={onChoose}
            onActivate={onChoose}
            onOpen={(id, isOpen) => {
              setClosed((before) => new Set(isOpen ? [...before].filter((each) => each !== id) : [...before, id]));
            }}
            details={(id) => <Details offered={byId.get(id)} isChosen={id === chosenId} />}
            menu={() => null}
          />
        )}
      </div>
    </>
  );
}

/** `id` is above `match` in the tree. */
function leadsTo(byId: ReadonlyMap<string, OfferedDisposition>, match: OfferedDisposition, id: string): boolean {
  for (let at = match.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
    if (at === id) return true;
  }
  return false;
}

/** Where it comes from is said once, at the first level (S50). */
function Details({
  offered,
  isChosen,
}: {
  readonly offered: OfferedDisposition | undefined;
  readonly isChosen: boolean;
}) {
  const hint = offered?.description ?? null;
  return (
    <>
      <span className={styles["sign"]}>{isChosen && <DoneIcon size={16} stroke={2} aria-hidden />}</span>
      {hint !== null && (
        <span className={styles["hint"]} dir="auto" title={hint}>
          {hint}
        </span>
      )}
      {offered?.level === 1 && <span className={styles["scope"]}>{t(`disposing.scope.${offered.scope}`)}</span>}
    </>
  );
}
