import { Activity, Bookmark, Columns3, FolderOpen, type LucideIcon, Waypoints } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { type Project, type Schemas, useRead } from "../../api/calls";
import { complain } from "../../api/decide";
import { Button, Empty, Failure, Loading, Page, toast, useShortcuts } from "../../design";
import { Diagram, type DiagramHandle } from "../../diagram/Diagram";
import { type Emphasis, FATE_WORDS, type Fate } from "../../diagram/paint";
import type { Thing } from "../../diagram/scene";
import { Zoom } from "../../diagram/Zoom";
import { type CausalMap, linkWords } from "../map/data";
import { draw } from "../map/drawing";
import { useMap, usePeople, usePlaces } from "../map/server";
import { type Answer, fatesOf, onPaths } from "./answer";
import { Effects } from "./Effects";
import { PrintedAnswer } from "./PrintedAnswer";
import {
  addressOfSaved,
  isAsked,
  type Question,
  questionOf,
  sidesOfSaved,
  type Use,
  usedAs,
  withQuestion,
  withUse,
} from "./question";
import { Runs } from "./Runs";
import { SaveDialog } from "./SaveDialog";
import { SavedDialog } from "./SavedDialog";
import { Sides } from "./Sides";
import { Suppose, Whose } from "./Suppose";
import { askedOf, removeScenario, saveScenario, useAnswer, useScenarios } from "./server";
import "../map/map.css";
import "./whatif.css";

type Show = "map" | "time" | "sides";

/** What follows from what was said when something happens: on the map, in words, step by step, side by side. */
export default function WhatIf() {
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const question = useMemo(() => questionOf(address), [address]);
  const show = showOf(address);
  const names = address.getAll("name");
  const whose = address.getAll("whose");
  const { map, error, retry } = useMap();
  const people = usePeople().data?.rows ?? [];
  const named = useRead<Schemas["Perspectives"]>("/api/perspectives").data?.perspectives ?? [];
  const scenarios = useScenarios().data?.scenarios ?? [];
  const project = useRead<Project>("/api/project").data;
  const [dialog, setDialog] = useState<"save" | "saved" | null>(null);
  const saved = scenarios.find(({ name }) => name === address.get("saved"));
  const asked = isAsked(question) ? askedOf(question, saved?.asked ?? null, show === "time") : null;
  const answer = useAnswer(show === "sides" ? null : asked);
  const ask = (next: Question) => {
    const told = withQuestion(address, next);
    told.delete("saved"); // it is another question now
    setAddress(told);
  };
  if (error)
    return (
      <Page title="What if">
        <Failure error={error} onRetry={retry} />
      </Page>
    );
  if (!map || !project) return <Loading what="Fetching the map" />;
  const sources = [
    ...named.map(({ name }) => ({ id: name, name })),
    ...people.filter(({ claims }) => claims > 0),
  ];
  const addressOf = (what: Show) => {
    const next = new URLSearchParams(address);
    for (const part of ["show", "name", ...(what === "sides" ? ["effect", "variable"] : ["whose"])]) {
      next.delete(part);
    }
    if (what !== "map") next.set("show", what);
    return `/whatif?${next}`;
  };
  const beside = names.length > 1 ? { names } : asked && { asked, whose };
  return (
    <Page
      title="What if"
      fill
      lead="What follows from what was said, and by whom. It is no forecast."
      actions={
        <>
          <Button
            kind="quiet"
            icon={Bookmark}
            isDisabled={asked === null || names.length > 1}
            onPress={() => setDialog("save")}
          >
            Save
          </Button>
          <Button kind="quiet" icon={FolderOpen} onPress={() => setDialog("saved")}>
            Saved <span className="soft">{scenarios.length}</span>
          </Button>
          <nav className="tabs" aria-label="How the answer is shown">
            {SHOWS.map(({ what, label, icon: Icon }) => (
              <Link
                key={what}
                className="tab"
                to={addressOf(what)}
                aria-current={show === what ? "page" : undefined}
              >
                <Icon aria-hidden /> {label}
              </Link>
            ))}
          </nav>
        </>
      }
    >
      <div className={show === "sides" ? "whatif besides" : "whatif"}>
        {names.length < 2 && (
          <Suppose
            question={question}
            onQuestion={ask}
            variables={[...map.variables.values()]}
            people={sources}
            saved={saved?.name ?? null}
          />
        )}
        {show === "sides" ? (
          beside ? (
            <>
              {"whose" in beside && (
                <Whose
                  whose={whose}
                  people={sources}
                  onWhose={(next) => {
                    const told = new URLSearchParams(address);
                    told.delete("whose");
                    for (const each of next) told.append("whose", each);
                    setAddress(told);
                  }}
                />
              )}
              <Sides
                map={map}
                place={project.path}
                asked={beside}
                addressOf={({ name }) => {
                  const row = scenarios.find((each) => each.name === name);
                  return "names" in beside && row ? addressOfSaved(row) : null;
                }}
              />
            </>
          ) : (
            <Empty
              title="Nothing to set side by side yet"
              actions={<Button onPress={() => setDialog("saved")}>Choose saved what-ifs</Button>}
            >
              Suppose something, to see what follows by the word of each who speaks of it; or compare what-ifs
              that were saved.
            </Empty>
          )
        ) : (
          <Answered
            map={map}
            place={project.path}
            question={question}
            onQuestion={ask}
            answer={asked ? (answer.data ?? null) : null}
            error={asked ? answer.error : null}
            isBusy={answer.isFetching}
            overTime={show === "time"}
          />
        )}
      </div>
      {show !== "sides" && answer.data && asked && (
        <PrintedAnswer answer={answer.data} question={question} project={project.name} />
      )}
      <SaveDialog
        name={saved?.name ?? ""}
        taken={new Set(scenarios.map(({ name }) => name))}
        isOpen={dialog === "save"}
        onClose={() => setDialog(null)}
        onSave={async (name) => {
          if (!asked) return;
          await saveScenario(name, { ...asked, run: saved?.asked.run ?? asked.run ?? null });
          toast("Saved.");
          const told = new URLSearchParams(address);
          told.set("saved", name);
          setAddress(told);
        }}
      />
      <SavedDialog
        scenarios={scenarios}
        isOpen={dialog === "saved"}
        onClose={() => setDialog(null)}
        onRemove={(name) => void remove(name, scenarios)}
        onCompare={(chosen) => navigate(sidesOfSaved(chosen))}
      />
    </Page>
  );
}

const SHOWS: readonly { what: Show; label: string; icon: LucideIcon }[] = [
  { what: "map", label: "On the map", icon: Waypoints },
  { what: "time", label: "Over time", icon: Activity },
  { what: "sides", label: "Side by side", icon: Columns3 },
];

function showOf(address: URLSearchParams): Show {
  const told = address.get("show");
  return told === "time" || told === "sides" ? told : "map";
}

/** Removes one that was saved, and offers to keep it again. */
async function remove(name: string, scenarios: readonly Schemas["ScenarioRow"][]) {
  const gone = scenarios.find((each) => each.name === name);
  try {
    await removeScenario(name);
    toast(`Removed ${name}.`, {
      undo: () => gone && void saveScenario(name, gone.asked).catch(complain),
    });
  } catch (error) {
    complain(error);
  }
}

interface AnsweredProps {
  map: CausalMap;
  /** The project's path, under which places on the map are kept. */
  place: string;
  question: Question;
  onQuestion: (question: Question) => void;
  answer: Answer | null;
  error: Error | null;
  isBusy: boolean;
  overTime: boolean;
}

const MOST = 120;
const NOTHING_CLOSED: ReadonlySet<string> = new Set();

function Answered({ map, place, question, onQuestion, answer, error, isBusy, overTime }: AnsweredProps) {
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const diagram = useRef<DiagramHandle>(null);
  const { places } = usePlaces(place);
  const reached = useMemo(() => reachedBy(map, answer, question), [map, answer, question]);
  const drawing = useMemo(() => draw(reached, MOST, NOTHING_CLOSED, places), [reached, places]);
  const chosen = address.get("effect");
  const variable = address.get("variable");
  const effect = answer?.effects.find((each) => each.variable.id === chosen);
  const fates = useMemo(() => (answer ? fatesOf(answer) : fatesAsked(question)), [answer, question]);
  const emphasis = useMemo((): Emphasis => {
    const lit = effect?.paths.length ? onPaths(effect.paths, map.links) : null;
    return { lit, chosen: chosen ?? variable, fates };
  }, [effect, chosen, variable, fates, map.links]);

  const addressOf = useCallback(
    (name: "effect" | "variable", id: string | null) => {
      const next = new URLSearchParams(address);
      next.delete("effect");
      next.delete("variable");
      if (id) next.set(name, id);
      return `/whatif?${next}`;
    },
    [address],
  );
  const onThing = useCallback(
    (thing: Thing | null) => {
      if (thing?.kind === "link") navigate(`/map?${new URLSearchParams({ link: thing.id })}`);
      else navigate(addressOf("variable", thing?.kind === "variable" ? thing.id : null));
    },
    [navigate, addressOf],
  );
  const describe = useCallback(
    (thing: Thing) => {
      const wire = drawing.drawn.find(({ id }) => id === thing.id);
      if (wire) return linkWords(map, wire);
      const name = map.variables.get(thing.id)?.name ?? "";
      const fate = fates.get(thing.id);
      return `${name}: ${fate ? FATE_WORDS[fate] : "not reached"}`;
    },
    [map, drawing.drawn, fates],
  );
  const use = (as: Use | null) => variable && onQuestion(withUse(question, variable, as));
  useShortcuts("What if", [
    { keys: "+", label: "More of the chosen variable", run: () => use("more") },
    { keys: "-", label: "Less of the chosen variable", run: () => use("less") },
    { keys: "h", label: "Keep the chosen variable as it is", run: () => use("hold") },
    { keys: "Escape", label: "Choose nothing", run: () => navigate(addressOf("variable", null)) },
  ]);

  return (
    <div className="map-work">
      <div className="map-main" aria-busy={isBusy}>
        {overTime && answer?.run ? (
          <Runs answer={answer} />
        ) : (
          <div className="map-stage">
            <Diagram
              ref={diagram}
              scene={drawing.scene}
              emphasis={emphasis}
              label="The map, coloured by what follows. Arrow keys go from variable to variable, Enter chooses one."
              describe={describe}
              onThing={onThing}
            />
            <Zoom diagram={diagram} />
          </div>
        )}
      </div>
      <aside className="map-side" aria-label="The answer">
        {variable && map.variables.has(variable) && (
          <UseOf
            name={map.variables.get(variable)?.name ?? ""}
            now={usedAs(question, variable)}
            onUse={use}
          />
        )}
        {error && <Failure error={error} />}
        {!error && !isAsked(question) && (
          <Empty title="What happens?">
            Type something that happens, or choose a variable on the map and press on it.
          </Empty>
        )}
        {!error && isAsked(question) && !answer && <Loading what="Working it out" />}
        {answer && <Effects answer={answer} chosen={chosen} addressOf={(id) => addressOf("effect", id)} />}
      </aside>
    </div>
  );
}

function UseOf({ name, now, onUse }: { name: string; now: Use | null; onUse: (use: Use | null) => void }) {
  return (
    <section className="use-of" aria-label={`Use ${name}`}>
      <h2>{name}</h2>
      <div className="row">
        <Button
          kind={now === "more" ? "primary" : "plain"}
          onPress={() => onUse(now === "more" ? null : "more")}
        >
          ▲ More of it
        </Button>
        <Button
          kind={now === "less" ? "primary" : "plain"}
          onPress={() => onUse(now === "less" ? null : "less")}
        >
          ▼ Less of it
        </Button>
        <Button
          kind={now === "hold" ? "primary" : "plain"}
          onPress={() => onUse(now === "hold" ? null : "hold")}
        >
          ■ Keep as it is
        </Button>
      </div>
    </section>
  );
}

/** What is pressed and held, as it is shown before there is an answer. */
function fatesAsked(question: Question): ReadonlyMap<string, Fate> {
  return new Map<string, Fate>([
    ...question.more.map((id) => [id, "more"] as const),
    ...question.less.map((id) => [id, "less"] as const),
    ...question.hold.map((id) => [id, "held"] as const),
  ]);
}

/** The map between what is pressed, held and reached; all of it while nothing is. */
function reachedBy(map: CausalMap, answer: Answer | null, question: Question): CausalMap {
  if (!answer) return map;
  const ends = new Set([
    ...answer.effects.map(({ variable }) => variable.id),
    ...question.more,
    ...question.less,
    ...question.hold,
  ]);
  return { ...map, links: map.links.filter(({ cause, effect }) => ends.has(cause) && ends.has(effect)) };
}
