import { Link } from "react-router";
import { Legend } from "../../diagram/Legend";
import type { CausalMap, MapLoop } from "./data";

const KINDS = {
  reinforcing: { letter: "R", title: "Reinforcing: a change comes back as more of the same." },
  balancing: { letter: "B", title: "Balancing: a change comes back and works against itself." },
  unknown: { letter: "?", title: "Which way it works hangs on a sign that is open or contested." },
} as const;

/** What stands beside the diagram when nothing is chosen: the loops, and what the marks mean. */
export function Overview({
  map,
  addressOf,
}: {
  map: CausalMap;
  addressOf: (chosen: { loop: string }) => string;
}) {
  return (
    <>
      <p className="soft">
        Choose a link to read who says it, a variable to see what leads to it. Drag one variable on another to
        merge the two.
      </p>
      <section>
        <h2>Feedback loops {!map.loops_pending && <span className="soft">{map.loops.length}</span>}</h2>
        {map.loops_pending && <p className="soft">They are being looked for again, after the last change.</p>}
        {map.loops.length === 0 && !map.loops_pending && (
          <p className="soft">What was said closes no loop.</p>
        )}
        <ul className="loops">
          {map.loops.slice(0, 40).map((loop) => (
            <li key={loop.id}>
              <LoopLetter loop={loop} />
              <Link to={addressOf({ loop: loop.id })}>{loop.sentence}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>What the marks mean</h2>
        <Legend />
      </section>
    </>
  );
}

function LoopLetter({ loop }: { loop: MapLoop }) {
  const { letter, title } = KINDS[loop.kind];
  return (
    <span className={`loop-letter ${loop.kind}`} role="img" aria-label={title} title={title}>
      {letter}
    </span>
  );
}

/** One loop, once round, and who says it. */
export function LoopPanel({
  map,
  loop,
  addressOf,
}: {
  map: CausalMap;
  loop: MapLoop;
  addressOf: (chosen: { link: string }) => string;
}) {
  const links = new Map(map.links.map((link) => [link.id, link]));
  return (
    <>
      <h2 className="row">
        <LoopLetter loop={loop} />
        {loop.kind === "unknown" ? "A loop" : `A ${loop.kind} loop`}
      </h2>
      <p>{loop.sentence}</p>
      <p className="soft">{loop.ending}</p>
      <p>{loop.holders}</p>
      <h3>Its links</h3>
      <ol className="ends">
        {loop.links.flat().map((id) => {
          const link = links.get(id);
          return (
            link && (
              <li key={id}>
                <Link to={addressOf({ link: id })}>
                  {map.variables.get(link.cause)?.name} → {map.variables.get(link.effect)?.name}
                </Link>
              </li>
            )
          );
        })}
      </ol>
    </>
  );
}
