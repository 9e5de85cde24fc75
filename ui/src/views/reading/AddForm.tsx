import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useMemo, useState } from "react";
import {
  type Document,
  type Modality,
  type Paged,
  post,
  type Schemas,
  type Sign,
  useRead,
} from "../../api/calls";
import type { Decide } from "../../api/decide";
import { Problem } from "../../api/problem";
import { Button, Field, IconButton, Sign as SignMark, useShortcuts } from "../../design";
import {
  type Adding,
  CALLED,
  type ClaimSaid,
  claimAsked,
  NOTHING_SAID,
  type Part,
  type Piece,
  statementAsked,
} from "./adding";
import type { Span } from "./text";
import { pointsOf } from "./units";
import { WordsField } from "./WordsField";
import { CHANGES, MODALITIES } from "./wording";
import "./adding.css";

interface AddFormProps {
  document: Document;
  adding: Adding;
  /** The part whose words one began to type; null when they were marked. */
  focused: Part | null;
  onChange: (part: Part, piece: Piece) => void;
  /** It is over; with the id of what was added, unless nothing was. */
  onDone: (added?: string) => void;
  decide: Decide;
}

/** A claim, or a statement, that reading did not find. */
export function AddForm(props: AddFormProps) {
  return props.adding.layer === "claims" ? <ClaimAdd {...props} /> : <StatementAdd {...props} />;
}

const SIGNS: readonly [Sign, string, string][] = [
  ["+", "raises, brings about", "+"],
  ["-", "lowers, prevents", "-"],
  ["?", "affects, some way", ""],
];

function ClaimAdd({ document, adding, focused, onChange, onDone, decide }: AddFormProps) {
  const [said, setSaid] = useState<ClaimSaid>(NOTHING_SAID);
  const points = useMemo(() => pointsOf(document.text), [document.text]);
  const set = (part: Partial<ClaimSaid>) => setSaid((now) => ({ ...now, ...part }));
  // Until one says how they are linked it is looked at as '?', which every claim can be.
  const asked = claimAsked(adding, said, points);
  const preview = useQuery({
    queryKey: ["/api/add-preview", document.id, document.revision, { ...asked, sign: said.sign ?? "?" }],
    queryFn: () =>
      post<Schemas["AddShown"]>("/api/add-preview", {
        document: document.id,
        claim: { ...asked, sign: said.sign ?? "?" },
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const seen = asked && !preview.isError ? preview.data : undefined;
  const isReady = asked !== null && said.sign !== null && !preview.isError;
  const add = async () => {
    if (!isReady) return;
    const [entry] = await decide({ kind: "add", document: document.id, claim: asked });
    if (entry) onDone(`${entry}:added`);
  };
  useShortcuts("Adding a claim", [
    { keys: "+", label: "Raises", run: () => set({ sign: "+" }) },
    { keys: "-", label: "Lowers", run: () => set({ sign: "-" }) },
    { keys: "Enter", label: "Add it", run: () => void add() },
  ]);
  return (
    <Sheet title="New claim" onSubmit={add} onDone={onDone}>
      <Words parts={["cause", "effect", "signal"]} {...{ document, adding, focused, onChange }} />
      <fieldset className="signs">
        <legend>The cause … the effect</legend>
        {SIGNS.map(([sign, words, key]) => (
          <label key={sign} data-selected={said.sign === sign || undefined}>
            <input
              type="radio"
              name="sign"
              checked={said.sign === sign}
              onChange={() => set({ sign })}
              {...(key ? { "aria-keyshortcuts": key } : {})}
            />
            <SignMark sign={sign} /> {words}
          </label>
        ))}
      </fieldset>
      <div className="pair">
        <Field label="Said as">
          <select
            value={said.modality}
            onChange={(event) => set({ modality: event.target.value as Modality })}
          >
            {MODALITIES.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </Field>
        <Whose holder={said.holder} seen={seen} onChange={(holder) => set({ holder })} />
      </div>
      <More said={said} seen={seen} set={set} />
      <p className="foreseen" role="status">
        {preview.isError && asked && <span className="error">{Problem.of(preview.error).message}.</span>}
        {seen && (
          <>
            <bdi>{seen.cause}</bdi> {said.sign ? <SignMark sign={said.sign} /> : "…"} <bdi>{seen.effect}</bdi>
            <span className="soft">
              {" "}
              · {seen.holders.length ? seen.holders.join(" → ") : "in the author's own voice"}
            </span>
          </>
        )}
      </p>
      <div className="row end">
        <Button onPress={() => onDone()}>Cancel</Button>
        <Button kind="primary" icon={Plus} type="submit" isDisabled={!isReady}>
          Add
        </Button>
      </div>
    </Sheet>
  );
}

function StatementAdd({ document, adding, focused, onChange, onDone, decide }: AddFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const points = useMemo(() => pointsOf(document.text), [document.text]);
  const holder = typed ?? adding.pieces.speaker?.words ?? "";
  const asked = statementAsked(adding, holder, points);
  const add = async () => {
    if (!asked) return;
    const [entry] = await decide({ kind: "add", document: document.id, statement: asked });
    if (entry) onDone(`${entry}:added`);
  };
  useShortcuts("Adding a statement", [{ keys: "Enter", label: "Add it", run: () => void add() }]);
  return (
    <Sheet title="New statement" onSubmit={add} onDone={onDone}>
      <Words parts={["said", "speaker", "cue"]} {...{ document, adding, focused, onChange }} />
      <Field label="Said by" hint="Whoever it is, by the name they go by in this project.">
        <People value={holder} onChange={setTyped} />
      </Field>
      <div className="row end">
        <Button onPress={() => onDone()}>Cancel</Button>
        <Button kind="primary" icon={Plus} type="submit" isDisabled={!asked}>
          Add
        </Button>
      </div>
    </Sheet>
  );
}

interface SheetProps {
  title: string;
  onSubmit: () => void;
  onDone: () => void;
  children: ReactNode;
}

function Sheet({ title, onSubmit, onDone, children }: SheetProps) {
  const heading = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      className="adding"
      aria-labelledby={heading}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <IconButton icon={X} label="Close" onPress={() => onDone()} />
      </header>
      {children}
    </form>
  );
}

interface WordsProps extends Pick<AddFormProps, "document" | "adding" | "focused" | "onChange"> {
  /** The first one or two are needed; the others need not be there. */
  parts: readonly Part[];
}

function Words({ parts, document, adding, focused, onChange }: WordsProps) {
  const placed = (but: Part) =>
    Object.entries(adding.pieces).flatMap(([part, { at }]): Span[] => (part !== but && at ? [at] : []));
  return parts.map((part) => (
    <WordsField
      key={part}
      label={CALLED[part].label}
      text={document.text}
      piece={adding.pieces[part]}
      others={placed(part)}
      onChange={(piece) => onChange(part, piece)}
      optional={part === "signal" || part === "speaker" || part === "cue"}
      autoFocus={part === focused}
    />
  ));
}

interface WhoseProps {
  holder: string | null;
  seen: Schemas["AddShown"] | undefined;
  onChange: (holder: string | null) => void;
}

function Whose({ holder, seen, onChange }: WhoseProps) {
  const [naming, setNaming] = useState(false);
  const asTold = seen && holder === null ? (seen.holders.at(-1) ?? "the author") : null;
  const value = naming ? "named" : holder === "" ? "author" : "text";
  return (
    <>
      <Field label="By">
        <select
          value={value}
          onChange={({ target }) => {
            setNaming(target.value === "named");
            onChange(target.value === "text" ? null : "");
          }}
        >
          <option value="text">{asTold ? `as told: ${asTold}` : "as the text tells"}</option>
          <option value="author">the author</option>
          <option value="named">somebody else …</option>
        </select>
      </Field>
      {naming && (
        <Field label="Name">
          <People value={holder ?? ""} onChange={onChange} />
        </Field>
      )}
    </>
  );
}

interface MoreProps {
  said: ClaimSaid;
  seen: Schemas["AddShown"] | undefined;
  set: (part: Partial<ClaimSaid>) => void;
}

/** What is read from the words unless a person says it otherwise. */
function More({ said, seen, set }: MoreProps) {
  const list = useId();
  const variables = useRead<Paged<{ id: string; name: string }>>("/api/variables", { limit: 500 });
  return (
    <details className="more">
      <summary>Names, and what happens</summary>
      <datalist id={list}>
        {variables.data?.rows.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      {(["cause", "effect"] as const).map((side) => (
        <div className="pair" key={side}>
          <Field label={`The ${side} is`}>
            <input
              list={list}
              placeholder={seen?.[side] ?? "as its words say"}
              value={side === "cause" ? said.causeName : said.effectName}
              onChange={({ target }) => set({ [`${side}Name`]: target.value })}
            />
          </Field>
          <Field label="which">
            <select
              value={(side === "cause" ? said.causeChange : said.effectChange) ?? ""}
              onChange={({ target }) => set({ [`${side}Change`]: target.value || null })}
            >
              <option value="">{seen ? `as told: ${CHANGES[seen[`${side}_change`]]}` : "as told"}</option>
              {Object.entries(CHANGES).map(([change, words]) => (
                <option key={change} value={change}>
                  {words}
                </option>
              ))}
            </select>
          </Field>
        </div>
      ))}
      <label className="check">
        <input type="checkbox" checked={said.once} onChange={({ target }) => set({ once: target.checked })} />{" "}
        It is told of one finished event
      </label>
    </details>
  );
}

/** A name, with those of the project at hand. */
function People({
  value,
  onChange,
  ...rest
}: {
  value: string;
  onChange: (name: string) => void;
  id?: string;
}) {
  const list = useId();
  const people = useRead<Paged<{ id: string; name: string }>>("/api/people", { limit: 500 });
  return (
    <>
      <input {...rest} list={list} value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {people.data?.rows.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
    </>
  );
}
