import { Check, Pencil, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Statement } from "../../api/calls";
import type { Decide } from "../../api/decide";
import { Button, Field } from "../../design";

interface StatementCardProps {
  statement: Statement;
  text: string;
  isChosen: boolean;
  isEditing: boolean;
  onChoose: () => void;
  onEdit: (editing: boolean) => void;
  decide: Decide;
}

/** One statement in the list beside the text. */
export function StatementCard({
  statement,
  text,
  isChosen,
  isEditing,
  onChoose,
  onEdit,
  decide,
}: StatementCardProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const words = statement.content.map((span) => text.slice(...span)).join(" … ");
  return (
    <li ref={card} className={isChosen ? "card chosen" : "card"}>
      <button type="button" className="card-head" aria-expanded={isChosen} onClick={onChoose}>
        <span className="said-by">
          <bdi>{statement.person}</bdi>
          {statement.cue && <span className="soft"> {text.slice(...statement.cue)}</span>}
        </span>
        <span className={isChosen ? "said-words" : "said-words short"}>{words}</span>
      </button>
      {isChosen && !isEditing && (
        <div className="card-body row">
          <Button icon={Check} onPress={() => decide({ kind: "accept", ids: [statement.id] })}>
            Accept <kbd>a</kbd>
          </Button>
          <Button icon={X} onPress={() => decide({ kind: "reject", ids: [statement.id] })}>
            Reject <kbd>r</kbd>
          </Button>
          <Button icon={Pencil} onPress={() => onEdit(true)}>
            Speaker <kbd>e</kbd>
          </Button>
        </div>
      )}
      {isChosen && isEditing && (
        <SpeakerForm statement={statement} decide={decide} onDone={() => onEdit(false)} />
      )}
    </li>
  );
}

function SpeakerForm({
  statement,
  decide,
  onDone,
}: {
  statement: Statement;
  decide: Decide;
  onDone: () => void;
}) {
  const [name, setName] = useState(statement.person);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && name.trim() !== statement.person) {
      void decide({ kind: "edit", ids: [statement.id], change: { holder: name.trim() } });
    }
    onDone();
  };
  return (
    <form
      className="card-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <Field label="Said by">
        {/* biome-ignore lint/a11y/noAutofocus: one asked for the form, and goes on typing. */}
        <input autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="row end">
        <Button onPress={onDone}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={!name.trim()}>
          Save
        </Button>
      </div>
    </form>
  );
}
