import { Check, type LucideIcon, Redo, Undo2, X } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { complain, type Decision, decide, takeBack } from "../../api/decide";
import { Button, counted, Empty, useShortcuts } from "../../design";
import { back, current, decided, inTurn, START, tally, type Verdict } from "./queue";

/** Something to decide. */
export interface Item {
  id: string;
  /** How many more are so alike that one answer may stand for all. */
  alike: number | null;
}

/** One of the answers, with the key that gives it. */
export interface Answer {
  verdict: Verdict;
  label: string;
  keys: string;
  icon: LucideIcon;
}

interface QueueProps<Each extends Item> {
  items: readonly Each[];
  /** How many there are in all, when not all are here. */
  total: number;
  /** What the two kinds of answers are called. */
  yes: string;
  no: string;
  /** The answers, when they are others than one yes and one no. */
  answers?: readonly Answer[];
  /** What an answer decides; left out: it accepts or rejects the thing, with all alike or alone. */
  decide?: (item: Each, verdict: Verdict) => Decision | null;
  /** What is to be known about those alike, such as that some count already. */
  aboutAlike?: (item: Each) => string;
  show: (item: Each) => ReactNode;
  /** The thing in a line, for what comes next. */
  line: (item: Each) => ReactNode;
  empty: ReactNode;
}

/** Things to accept or reject one after another: a key each, written behind one's back, taken back by another. */
export function Queue<Each extends Item>({
  items,
  total,
  yes,
  no,
  answers = [
    { verdict: "yes", label: yes, keys: "a", icon: Check },
    { verdict: "no", label: no, keys: "r", icon: X },
  ],
  decide: decisionFor = decisionOf,
  aboutAlike,
  show,
  line,
  empty,
}: QueueProps<Each>) {
  const [progress, setProgress] = useState(START);
  const [run] = useState(() => inTurn(complain));
  const entries = useRef(new Map<string, readonly string[]>());
  const started = useRef(Date.now());
  const item = current(items, progress);
  const counts = tally(progress);
  const done = progress.decided.length;
  const next = useMemo(() => {
    const seen = new Set(progress.decided.map((each) => each.id));
    return items.filter((each) => !seen.has(each.id)).slice(1, 5);
  }, [items, progress]);

  const answer = (verdict: Verdict) => {
    if (!item) return;
    if (done === 0) started.current = Date.now();
    setProgress(decided(progress, item.id, verdict));
    const decision = verdict === "later" ? null : decisionFor(item, verdict);
    if (decision) void run(async () => entries.current.set(item.id, await decide(decision)));
  };
  const goBack = () => {
    const { progress: before, last } = back(progress);
    if (!last) return;
    setProgress(before);
    void run(async () => {
      await takeBack(entries.current.get(last.id) ?? []);
      entries.current.delete(last.id);
    });
  };
  const alike = item?.alike ?? 0;
  useShortcuts("Review", [
    ...answers.map(({ keys, label, verdict }) => ({ keys, label, run: () => answer(verdict) })),
    { keys: "A", label: `${yes}, with all alike`, run: () => answer(alike ? "all yes" : "yes") },
    { keys: "R", label: `${no}, with all alike`, run: () => answer(alike ? "all no" : "no") },
    { keys: "s", label: "Later", run: () => answer("later") },
    { keys: "u", label: "One back", run: goBack },
  ]);

  if (items.length === 0) return <>{empty}</>;
  const backButton = (
    <Button kind="quiet" icon={Undo2} isDisabled={done === 0} onPress={goBack}>
      One back <kbd>u</kbd>
    </Button>
  );
  return (
    <div className="queue">
      <div className="queue-progress">
        <progress max={items.length} value={done} aria-label="Progress" />
        <p className="soft small" role="status">
          {done.toLocaleString("en")} of {items.length.toLocaleString("en")}
          {total > items.length && ` (${total.toLocaleString("en")} in all)`}
          {done > 0 && ` · ${yes}: ${counts.yes}, ${no}: ${counts.no}`}
          {counts.later > 0 && `, later: ${counts.later}`}
          {done > 4 && ` · ${pace(done, Date.now() - started.current)}`}
        </p>
      </div>
      {item ? (
        <>
          <article className="panel queue-item" aria-live="polite" key={item.id}>
            {show(item)}
          </article>
          <div className="row queue-answers">
            {answers.map(({ verdict, label, keys, icon }, at) => (
              <Button
                key={verdict}
                kind={at === 0 ? "primary" : "plain"}
                icon={icon}
                onPress={() => answer(verdict)}
              >
                {label} <kbd>{keys}</kbd>
              </Button>
            ))}
            <Button kind="quiet" icon={Redo} onPress={() => answer("later")}>
              Later <kbd>s</kbd>
            </Button>
            {backButton}
          </div>
          {alike > 0 && (
            <div className="row queue-alike">
              <span>
                And {counted(alike, "more", "more")} alike{aboutAlike?.(item)}:
              </span>
              <Button kind="quiet" onPress={() => answer("all yes")}>
                {yes}, all <kbd>Shift a</kbd>
              </Button>
              <Button kind="quiet" onPress={() => answer("all no")}>
                {no}, all <kbd>Shift r</kbd>
              </Button>
            </div>
          )}
          {next.length > 0 && (
            <ol className="queue-next" aria-label="Next">
              {next.map((each) => (
                <li key={each.id}>{line(each)}</li>
              ))}
            </ol>
          )}
        </>
      ) : (
        <Empty title={`${counted(done, "thing")} looked at`} actions={backButton}>
          Nothing is left here for now.
        </Empty>
      )}
    </div>
  );
}

function decisionOf({ id }: Item, verdict: Verdict): Decision {
  const kind = verdict.endsWith("yes") ? "accept" : "reject";
  return { kind, ids: [id], scope: verdict.startsWith("all") ? "everywhere" : "here" };
}

function pace(done: number, ms: number): string {
  const minute = Math.round((done / Math.max(ms, 1)) * 60_000);
  return `${minute.toLocaleString("en")} a minute`;
}
