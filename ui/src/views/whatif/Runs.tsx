import type { Answer, Band } from "./answer";

const WIDTH = 260;
const HEIGHT = 110;
const LEFT = 8;
const MOST = 24;

/** How it would unfold step by step: the median of the draws and the middle four fifths of them. */
export function Runs({ answer }: { answer: Answer }) {
  const { run } = answer;
  if (!run) return null;
  const pressed = new Set(answer.presses.map(({ variable }) => variable.id));
  const names = new Map(answer.effects.map(({ variable }) => [variable.id, variable.name]));
  for (const { variable } of answer.presses) names.set(variable.id, variable.name);
  const charts = [...names].flatMap(([id, name]) =>
    run.bands[id] ? [{ id, name, bands: run.bands[id] }] : [],
  );
  return (
    <div className="runs">
      <p className="soft">
        The difference from a run without the press, over {run.steps} steps of no set length. The line is the
        median of {run.draws.toLocaleString("en")} runs with drawn strengths, the band holds four fifths of
        them. Sizes follow from assumed strengths; only the direction rests on what was said.
      </p>
      <div className="run-charts">
        {charts.slice(0, MOST).map(({ id, name, bands }) => (
          <Chart key={id} name={name} bands={bands} isPressed={pressed.has(id)} />
        ))}
      </div>
      {charts.length > MOST && (
        <p className="soft">
          The nearest {MOST} of {charts.length.toLocaleString("en")} variables.
        </p>
      )}
    </div>
  );
}

function Chart({ name, bands, isPressed }: { name: string; bands: readonly Band[]; isPressed: boolean }) {
  const last = bands.at(-1);
  const highest = Math.max(0.05, ...bands.flat().map(Math.abs));
  const x = (step: number) => LEFT + (step / Math.max(1, bands.length - 1)) * (WIDTH - 2 * LEFT);
  const y = (value: number) => HEIGHT / 2 - (value / highest) * (HEIGHT / 2 - 6);
  const line = (at: 0 | 1 | 2) =>
    bands.map((band, step) => `${x(step).toFixed(1)},${y(band[at]).toFixed(1)}`);
  const end = last?.[1] ?? 0;
  const way = end > 0.005 ? "rises" : end < -0.005 ? "falls" : "level";
  const words = last
    ? `${name}: at the last step ${end.toFixed(2)}, four fifths between ${last[0].toFixed(2)} and ${last[2].toFixed(2)}`
    : name;
  return (
    <figure className={`run is-${way}`}>
      <figcaption>
        <span className="fate" aria-hidden>
          {way === "rises" ? "▲" : way === "falls" ? "▼" : "–"}
        </span>
        {name}
        {isPressed && <span className="tag">pressed</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <path className="run-zero" d={`M${LEFT} ${HEIGHT / 2}H${WIDTH - LEFT}`} />
        <polygon className="run-band" points={[...line(2), ...line(0).reverse()].join(" ")} />
        <polyline className="run-line" points={line(1).join(" ")} />
        <text x={LEFT} y="11">
          +{highest.toFixed(2)}
        </text>
        <text x={LEFT} y={HEIGHT - 3}>
          −{highest.toFixed(2)}
        </text>
        <text x={WIDTH - LEFT} y={HEIGHT - 3} textAnchor="end">
          step {bands.length - 1}
        </text>
      </svg>
    </figure>
  );
}
