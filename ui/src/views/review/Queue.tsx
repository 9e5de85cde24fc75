import { Check, Redo, Undo2, X } from "lucide-react";
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

interface QueueProps<Each extends Item> {
  items: readonly Each[];
  /** How many there are in all, when not all are here. */
  total: number;
  /** What the two answers are called. */
  yes: string;
  no: string;
  show: (item: Each) => ReactNode;
  /** The thing in a line, for what comes next. */
  line: (item: Each) => ReactNode;
  empty: ReactNode;
}

/** Things to accept or reject one after another: a key each, written behind one's back, taken back by another. */
export function Queue<Each extends Item>({ items, total, yes, no, show, line, empty }: QueueProps<Each>) {
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
    const decision = decisionOf(item.id, verdict);
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
    { keys: "a", label: yes, run: () => answer("yes") },
    { keys: "r", label: no, run: () => answer("no") },
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
            <Button kind="primary" icon={Check} onPress={() => answer("yes")}>
              {yes} <kbd>a</kbd>
            </Button>
            <Button icon={X} onPress={() => answer("no")}>
              {no} <kbd>r</kbd>
            </Button>
            <Button kind="quiet" icon={Redo} onPress={() => answer("later")}>
              Later <kbd>s</kbd>
            </Button>
            {backButton}
          </div>
          {alike > 0 && (
            <div className="row queue-alike">
              <span>And {counted(alike, "more", "more")} alike:</span>
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

function decisionOf(id: string, verdict: Verdict): Decision | null {
  if (verdict === "later") return null;
  const kind = verdict.endsWith("yes") ? "accept" : "reject";
  return { kind, ids: [id], scope: verdict.startsWith("all") ? "everywhere" : "here" };
}

function pace(done: number, ms: number): string {
  const minute = Math.round((done / Math.max(ms, 1)) * 60_000);
  return `${minute.toLocaleString("en")} a minute`;
}
