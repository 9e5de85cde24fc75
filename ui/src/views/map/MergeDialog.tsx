import { useDecide } from "../../api/decide";
import { Button, counted, Dialog, Failure, Loading, Sign } from "../../design";
import type { Polarity } from "../../diagram/scene";
import { type CausalMap, nameOf } from "./data";
import { useMergePreview } from "./server";
import { VariablePicker } from "./VariablePicker";

interface MergeDialogProps {
  map: CausalMap;
  /** Keeps its name. */
  kept: string;
  /** What is the same as it; null while that is still to be picked. */
  other: string | null;
  onOther: (id: string) => void;
  onSwap: () => void;
  onClose: () => void;
}

/** Shows what merging two variables would change, and does it. */
export function MergeDialog({ map, kept, other, onOther, onSwap, onClose }: MergeDialogProps) {
  const decide = useDecide();
  const confirm = () => {
    if (!other) return;
    onClose();
    decide({ kind: "merge", ids: [kept, other] });
  };
  return (
    <Dialog
      title="One thing or two?"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep them apart</Button>
          <Button kind="primary" isDisabled={!other} onPress={confirm}>
            Merge
          </Button>
        </>
      }
    >
      {other ? (
        <div className="stack">
          <p>
            <b>{nameOf(map, other)}</b> becomes one with <b>{nameOf(map, kept)}</b>, whose name stays.{" "}
            <Button kind="quiet" onPress={onSwap}>
              Keep the other name
            </Button>
          </p>
          <Preview kept={kept} other={other} />
        </div>
      ) : (
        <div className="stack">
          <p>
            What is the same as <b>{nameOf(map, kept)}</b>?
          </p>
          <VariablePicker
            label="Find the other variable"
            choices={[...map.variables.values()].filter(({ id }) => id !== kept)}
            onPick={onOther}
          />
        </div>
      )}
    </Dialog>
  );
}

function Preview({ kept, other }: { kept: string; other: string }) {
  const preview = useMergePreview(kept, other);
  if (preview.isPending) return <Loading what="Looking what would change" />;
  if (preview.isError) return <Failure error={preview.error} onRetry={() => preview.refetch()} />;
  const { data } = preview;
  return (
    <div className="preview" aria-live="polite">
      <dl className="before-after">
        <Change what="links" before={data.links_before} after={data.links_after} />
        {data.loops_before !== null && data.loops_after !== null && (
          <Change what="loops" before={data.loops_before} after={data.loops_after} />
        )}
        <Change what="variables" before={data.variables_before} after={data.variables_after} />
      </dl>
      <Some links={data.joined} title={`${counted(data.joined.length, "link")} would have more claims`} />
      <Some
        links={data.contested}
        title={`${counted(data.contested.length, "link")} would be contested`}
        warn
      />
      {data.to_itself > 0 && (
        <p className="warned">
          {counted(data.to_itself, "claim")} would say that it leads to itself. That is often a sign that
          these are two things.
        </p>
      )}
    </div>
  );
}

function Change({ what, before, after }: { what: string; before: number; after: number }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        {before.toLocaleString("en")}
        {before !== after && (
          <>
            {" "}
            → <b>{after.toLocaleString("en")}</b>
          </>
        )}
      </dd>
    </div>
  );
}

interface SomeProps {
  title: string;
  links: readonly { id: string; cause: string; polarity: Polarity; effect: string; support: number }[];
  warn?: boolean;
}

function Some({ title, links, warn = false }: SomeProps) {
  if (!links.length) return null;
  return (
    <details open={links.length <= 6}>
      <summary className={warn ? "warned" : ""}>{title}</summary>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            {link.cause} <Sign sign={link.polarity} /> {link.effect}, {counted(link.support, "source")}
          </li>
        ))}
      </ul>
    </details>
  );
}
