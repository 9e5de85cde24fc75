// The what-if: what was pressed, what follows from what was said, and along which ways.
const VERDICTS = [
  ["rises", "Rises, or happens", "Every path leads up, and no loop on the way leaves it open."],
  ["falls", "Falls, or does not happen", "Every path leads down, and no loop on the way leaves it open."],
  ["contested", "Contested", "It hangs on links whose sign is disputed."],
  ["open", "Cannot be told", "What was said does not settle it."],
];

function outcomeSection() {
  const { presses, conditions, effects, unreached, basis, run } = data.outcome;
  const groups = VERDICTS.map(([verdict, title, meaning]) => {
    const own = effects.filter((effect) => effect.verdict === verdict);
    if (!own.length) return null;
    const list = el("div", { class: "effects" });
    const more = inBatches(list, own, effectCard, 20);
    return el(
      "section",
      { class: `verdict ${verdict}` },
      el("h3", {}, title, " ", el("span", { class: "count" }, String(own.length))),
      el("p", { class: "basis" }, meaning),
      list,
      more,
    );
  }).filter(Boolean);
  return section(
    "what-if",
    "What if",
    "What follows from what was said, if it is so. Not a forecast: it is no better than the claims it stands on.",
    el(
      "div",
      { class: "pressed" },
      ...presses.map((press) =>
        el(
          "p",
          {},
          el("span", { class: "kicker" }, "Suppose"),
          " ",
          el("strong", {}, said(press.words)),
          press.phrase && press.phrase !== press.words ? el("span", { class: "aside" }, " understood from “", said(press.phrase), "”") : null,
        ),
      ),
      ...conditions.map((words) => el("p", { class: "basis" }, said(words))),
      groups.length && data.links.length
        ? button("Show on the map what rises and falls", outcomeOnMap, { class: "plain" })
        : null,
    ),
    ...(groups.length ? groups : [el("p", { class: "empty" }, "Nothing that was said leads on from here.")]),
    unreached.length
      ? el(
          "p",
          { class: "basis" },
          `Not reached: ${plural(unreached.length, "other variable")}`,
          ...(unreached.length > 12 ? [] : [" (", ...listed(unreached.map(variableName)), ")"]),
          ".",
        )
      : null,
    basis ? el("p", { class: "basis" }, basis) : null,
    run ? el("p", { class: "basis" }, `Over time: ${run.words}`) : null,
  );
}

const WAY = {
  rises: "rises",
  falls: "falls",
  open: "cannot be told",
  contested: "contested",
  "not reached": "not reached",
};

function effectCard(effect) {
  return el(
    "article",
    { class: "card effect" },
    el("h4", {}, variableName(effect.variable)),
    effect.reason ? el("p", { class: "basis" }, said(effect.reason)) : null,
    effect.sides.length
      ? el(
          "ul",
          { class: "sides" },
          ...effect.sides.map((side) =>
            el(
              "li",
              {},
              el("b", {}, WAY[side.verdict]),
              side.holders
                ? [" by what ", el("b", {}, said(side.holders)), " said"]
                : " by a mixture that nobody holds alone",
            ),
          ),
        )
      : null,
    effect.lean && effect.verdict !== "rises" && effect.verdict !== "falls" ? leaning(effect.lean) : null,
    ...effect.turns.map((sentences) =>
      disclosure("What would turn it", () => el("ul", {}, ...sentences.map((words) => el("li", { dir: "auto" }, words)))),
    ),
    effect.run.length > 1 ? overTime(effect.run, data.outcome.run) : null,
    effect.paths.length ? el("ol", { class: "paths" }, ...effect.paths.map(path)) : null,
    effect.more
      ? el(
          "p",
          { class: "basis" },
          `${effect.more_is_exact ? "" : "More than "}${plural(effect.more, "more path")}.`,
        )
      : null,
    effect.loops.length
      ? el(
          "div",
          { class: "basis" },
          "Left open by:",
          el(
            "ul",
            {},
            ...effect.loops.map((each) => el("li", { dir: "auto" }, `${each.kind}: ${each.sentence}`)),
          ),
        )
      : null,
  );
}

function path(each) {
  const chain = el("p", { class: "chain" }, variableName(each.steps[0].from));
  for (const way of each.steps) {
    const marks = [way.mirror ? "mirror reading" : null, way.once ? "happened once" : null].filter(Boolean);
    chain.append(" ", sign(way.sign), " ", variableName(way.to));
    if (marks.length) chain.append(" ", el("small", {}, `(${marks.join(", ")})`));
  }
  const links = each.steps.map((way) => way.link).filter((n) => n !== null);
  return el(
    "li",
    {},
    chain,
    el(
      "p",
      { class: "basis" },
      el("b", {}, WAY[each.effect]),
      each.held_by ? [" · held by ", said(each.held_by)] : " · pieced together from several people",
      ` · ${each.steps.length > 1 ? "weakest link " : ""}said by ${plural(each.support, "person", "people")}`,
    ),
    disclosure("Quotes on this path", () => el("div", {}, ...links.map(quotesOf))),
    links.length ? button("Draw it on the map", () => onMap(links), { class: "plain" }) : null,
  );
}

const percent = (share) => `${Math.round(share * 100)}%`;

/** Which way it leans: a bar for each prior, falling to the left of the middle and rising to the right. */
function leaning(lean) {
  const bars = lean.shares.map(({ prior, rises, falls, settled }) => {
    const up = Math.round(rises * 100);
    const down = Math.min(Math.round(falls * 100), 100 - up);
    return el(
      "div",
      { class: "bar" },
      el("span", { class: "count" }, `${down}% fall`),
      drawn(
        "svg",
        { viewBox: "-100 0 200 14", preserveAspectRatio: "none", role: "img", "aria-label": `${prior}: falls in ${down}%, rises in ${up}% of the draws that settle` },
        drawn("rect", { class: "ground", x: -100, y: 0, width: 200, height: 14 }),
        drawn("rect", { class: "falling", x: -100 * falls, y: 0, width: 100 * falls, height: 14 }),
        drawn("rect", { class: "rising", x: 0, y: 0, width: 100 * rises, height: 14 }),
        drawn("path", { class: "middle", d: "M0 0V14" }),
      ),
      el("span", { class: "count" }, `${up}% rise`),
      el("span", { class: "prior" }, `${prior}; ${percent(settled)} settle`),
    );
  });
  return el("div", { class: "lean" }, el("p", {}, lean.words), ...bars);
}

/** How it would unfold: the median of the draws with its band; 0 is the run without presses. */
function overTime(bands, { steps, scale }) {
  const at = (which) => (band, n) => `${((n * 300) / steps).toFixed(1)},${((-band[which] / scale) * 36).toFixed(2)}`;
  const edge = [...bands.map(at(0)), ...bands.map(at(2)).reverse()];
  const end = bands.at(-1)[1];
  return el(
    "figure",
    { class: "run" },
    drawn(
      "svg",
      { viewBox: "0 -38 300 76", role: "img", "aria-label": `After ${steps} steps the median differs by ${end.toFixed(2)}` },
      drawn("path", { class: "middle", d: "M0 0H300" }),
      drawn("polygon", { class: "band", points: edge.join(" ") }),
      drawn("polyline", { class: "median", points: bands.map(at(1)).join(" ") }),
    ),
    el(
      "figcaption",
      { class: "basis" },
      `Step 0 to ${steps}; at the end ${end > 0 ? "+" : ""}${end.toFixed(2)}`.replace("-", "−"),
      ` (${bands.at(-1)[0].toFixed(2)} to ${bands.at(-1)[2].toFixed(2)})`.replaceAll("-", "−"),
    ),
  );
}

const MARK = { rises: "↑", falls: "↓", contested: "⇅", open: "?" };

/** Marks on the map what rises, falls and cannot be told; the rest steps back. */
function outcomeOnMap() {
  const outcomes = new Map(data.outcome.effects.map((effect) => [effect.variable, effect.verdict]));
  for (const [variable, way] of data.outcome.pressed) outcomes.set(variable, way);
  const used = new Set(
    data.outcome.effects.flatMap((effect) => effect.paths.flatMap((each) => each.steps.map((way) => way.link))),
  );
  used.delete(null);
  onMap([...used]);
  for (const label of picture.querySelectorAll(".variable")) {
    const way = outcomes.get(Number(label.dataset.variable));
    label.classList.toggle("on", way !== undefined);
    if (!way || label.querySelector(".outcome")) continue;
    label.classList.add(way);
    const plate = label.querySelector(".plate");
    plate.setAttribute("x", plate.getAttribute("x") - 9);
    plate.setAttribute("width", Number(plate.getAttribute("width")) + 18);
    label.querySelector("tspan").prepend(drawn("tspan", { class: "outcome" }, `${MARK[way]} `));
  }
  $("map-note").textContent = `What follows, if ${data.outcome.presses.map((press) => press.words).join("; ")}: ↑ rises, ↓ falls, ⇅ contested, ? cannot be told.`;
}
