import { ArrowDown, ArrowUp, Bookmark, Pin, X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button, IconButton } from "../../design";
import { VariablePicker } from "../map/VariablePicker";
import { type Question, type Use, withUse } from "./question";
import { useUnderstood } from "./server";

interface Named {
  id: string;
  name: string;
}

interface SupposeProps {
  question: Question;
  onQuestion: (question: Question) => void;
  variables: readonly Named[];
  /** Whose sayings can be taken alone: people, and perspectives that have a name. */
  people: readonly Named[];
  /** The name it was saved under, while it is what was saved. */
  saved: string | null;
}

const USES: Record<Use, { words: string; icon: typeof ArrowUp }> = {
  more: { words: "more", icon: ArrowUp },
  less: { words: "less", icon: ArrowDown },
  hold: { words: "kept as it is:", icon: Pin },
};

/** The question, as a sentence that one changes part by part. */
export function Suppose({ question, onQuestion, variables, people, saved }: SupposeProps) {
  const pressed = (["more", "less", "hold"] as const).flatMap((use) =>
    question[use].map((id) => ({ use, id })),
  );
  return (
    <section className="suppose" aria-label="The question">
      <PhraseField question={question} onQuestion={onQuestion} variables={variables} />
      <ul className="presses">
        {saved && (
          <li className="tag accent">
            <Bookmark aria-hidden /> {saved}
          </li>
        )}
        {pressed.map(({ use, id }) => (
          <li key={id} className={`press ${use}`}>
            <PressIcon use={use} />
            <span>
              {USES[use].words} <b>{nameOf(variables, id)}</b>
            </span>
            {use !== "hold" && (
              <Button
                kind="quiet"
                onPress={() => onQuestion(withUse(question, id, use === "more" ? "less" : "more"))}
              >
                turn round
              </Button>
            )}
            <IconButton
              icon={X}
              label={`Take out ${nameOf(variables, id)}`}
              onPress={() => onQuestion(withUse(question, id, null))}
            />
          </li>
        ))}
      </ul>
      <div className="conditions">
        <span className="soft small">By what</span>
        {question.by.map((id) => (
          <span key={id} className="tag">
            {nameOf(people, id)}
            <IconButton
              icon={X}
              label={`Without ${nameOf(people, id)}`}
              onPress={() => onQuestion({ ...question, by: question.by.filter((other) => other !== id) })}
            />
          </span>
        ))}
        <VariablePicker
          label="Whose sayings"
          placeholder={question.by.length ? "and …" : "everybody"}
          choices={people.filter(({ id }) => !question.by.includes(id))}
          onPick={(id) => onQuestion({ ...question, by: [...question.by, id] })}
        />
        <span className="soft small">said</span>
        <VariablePicker
          label="Keep a variable as it is"
          placeholder="keep as it is …"
          choices={variables}
          onPick={(id) => onQuestion(withUse(question, id, "hold"))}
        />
        <Tick
          label="only in the direction it was said"
          isOn={question.asSaid}
          onChange={(asSaid) => onQuestion({ ...question, asSaid })}
        />
        <Tick
          label="without what happened once"
          isOn={question.generalOnly}
          onChange={(generalOnly) => onQuestion({ ...question, generalOnly })}
        />
      </div>
    </section>
  );
}

interface WhoseProps {
  whose: readonly string[];
  people: readonly Named[];
  onWhose: (whose: readonly string[]) => void;
}

/** By whose word a what-if stands side by side; without any, by that of those who speak of it most. */
export function Whose({ whose, people, onWhose }: WhoseProps) {
  return (
    <section className="conditions whose" aria-label="Side by side">
      <span className="soft small">By everybody’s word, and by that of</span>
      {whose.map((id) => (
        <span key={id} className="tag">
          {nameOf(people, id)}
          <IconButton
            icon={X}
            label={`Without ${nameOf(people, id)}`}
            onPress={() => onWhose(whose.filter((other) => other !== id))}
          />
        </span>
      ))}
      <VariablePicker
        label="Set beside"
        placeholder={whose.length ? "and …" : "those who speak of it"}
        choices={people.filter(({ id }) => !whose.includes(id))}
        onPick={(id) => onWhose([...whose, id])}
      />
    </section>
  );
}

/** A name by id; a perspective is told by its filter. */
function nameOf(among: readonly Named[], id: string): string {
  const found = among.find((each) => each.id === id)?.name;
  return found ?? (/^[0-9a-f]{12}$/.test(id) ? "something that is gone" : id);
}

function PressIcon({ use }: { use: Use }) {
  const Icon = USES[use].icon;
  return <Icon aria-hidden />;
}

function Tick({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

/** A phrase that says what happens, read as the sides of claims are read, and shown as it is understood. */
function PhraseField({ question, onQuestion, variables }: Omit<SupposeProps, "people" | "saved">) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const found = useUnderstood(typed);
  const press = (variable: string, direction: "more" | "less") => {
    onQuestion(withUse(question, variable, direction));
    setTyped("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (found?.meant && found.phrase === typed.trim()) press(found.meant.id, found.direction ?? "more");
  };
  return (
    <form className="phrase" onSubmit={onSubmit}>
      <label htmlFor={id}>Suppose</label>
      <input
        id={id}
        className="input"
        placeholder={variables[0] ? `more ${variables[0].name}` : ""}
        value={typed}
        autoComplete="off"
        aria-describedby={`${id}-echo`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" kind="primary" isDisabled={!found?.meant}>
        Press
      </Button>
      <div id={`${id}-echo`} className="echo" aria-live="polite">
        {typed.trim() !== "" && found?.meant && (
          <>
            understood as <b>{`${found.direction ?? "more"} ${found.meant.name}`}</b>
          </>
        )}
        {typed.trim() !== "" &&
          found &&
          !found.meant &&
          found.choices.length === 0 &&
          "nothing here is called so"}
        {found && !found.meant && found.choices.length > 0 && (
          <>
            which one?{" "}
            {found.choices.slice(0, 5).map((name) => {
              const variable = variables.find((each) => each.name === name);
              return (
                variable && (
                  <Button
                    key={name}
                    kind="quiet"
                    onPress={() => press(variable.id, found.direction ?? "more")}
                  >
                    {name}
                  </Button>
                )
              );
            })}
          </>
        )}
      </div>
    </form>
  );
}
