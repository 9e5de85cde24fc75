// The what-if: what was pressed, what follows from what was said, and along which ways.
const VERDICTS = [
  ["rises", "Rises, or happens", "Every path leads up, and no loop on the way leaves it open."],
  ["falls", "Falls, or does not happen", "Every path leads down, and no loop on the way leaves it open."],
  ["contested", "Contested", "It hangs on links whose sign is disputed."],
  ["open", "Cannot be told", "What was said does not settle it."],
];

function outcomeSection() {
  const { presses, conditions, effects, unreached } = data.outcome;
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
  );
}
