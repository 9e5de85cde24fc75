// The sections below the map: people, loops, the what-if, and what was left out.
function section(id, title, lead, ...content) {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    el("div", { class: "measure" }, el("h2", { id: `${id}-title` }, title), lead ? el("p", { class: "lead" }, lead) : null),
    ...content,
  );
}

function peopleSection() {
  const list = el("div", { class: "people" });
  const more = inBatches(list, data.positions, person, 24);
  return section("people", "Who says what", "Everyone who holds or denies a link, with whom they agree and whom they contradict. A document’s own voice counts as its author.", list, more);
}

function person(position) {
  const { name, role } = data.people[position.person];
  const parts = [plural(position.holds.length, "link")];
  if (position.denies.length) parts.push(`denies ${position.denies.length}`);
  if (position.disputes.length) parts.push(`disputed on ${position.disputes.length}`);
  return disclosure(
    el("span", { class: "who" }, el("b", {}, said(name)), role === "byline" ? el("i", {}, " in the document’s own voice") : null, el("span", { class: "count" }, parts.join(" · "))),
    () => el(
      "div",
      { class: "position" },
      linkList("Says", position.holds),
      linkList("Denies", position.denies),
      position.disputes.length
        ? el("section", {}, el("h4", {}, "Contradicted by others"), el("ul", { class: "links" }, ...position.disputes.map(dispute)))
        : null,
      position.agrees.length
        ? el("p", { class: "basis" }, "Says the same as ", ...listed(position.agrees.slice(0, 12).map(([n, shared]) => el("span", {}, personName(n), ` (${plural(shared, "link")})`))), position.agrees.length > 12 ? ` and ${position.agrees.length - 12} more` : "", ".")
        : null,
    ),
    { class: "person" },
  );
}

function linkList(title, links) {
  if (!links.length) return null;
  const list = el("ul", { class: "links" });
  const more = inBatches(list, links, (n) => el("li", {}, linkButton(n)), 12);
  return el("section", {}, el("h4", {}, title), list, more);
}

const CONTRARY = { deny: ["denies it", "deny it"], opposite: ["says the opposite", "say the opposite"], hold: ["says it", "say it"] };

function dispute({ link, kind, people }) {
  const names = listed(people.slice(0, 8).map((n) => el("b", {}, personName(n))));
  if (people.length > 8) names.push(` and ${people.length - 8} more`);
  return el("li", {}, linkButton(link), el("span", { class: "aside" }, ...names, ` ${CONTRARY[kind][people.length === 1 ? 0 : 1]}`));
}

function loopsSection() {
  const list = el("div", { class: "loops" });
  const more = inBatches(list, data.loops, loop, 12);
  const cut = data.loops_cut ? " There are more loops than these; the strongest are listed." : "";
  return section("loops", "Loops", `Chains that come back to where they began. No loop was completed by us: every link in it is said by somebody.${cut}`, list, more);
}

function loop(each) {
  const links = each.links.flat();
  return el(
    "article",
    { class: `card ${each.kind}` },
    el("p", { class: "kicker" }, el("span", { class: "letter", "aria-hidden": "true" }, { reinforcing: "R", balancing: "B", unknown: "?" }[each.kind]), each.kind === "unknown" ? " Loop of unknown kind" : ` ${each.kind} loop`),
    el("p", { class: "sentence", dir: "auto" }, each.sentence),
    el("p", {}, each.ending),
    el("p", { class: "basis" }, said(each.holders)),
    disclosure("Its links and their quotes", () => el("div", {}, ...links.map(quotesOf))),
    button("Show on the map", () => onMap(links), { class: "plain" }),
  );
}

function onMap(links) {
  if (!links.every(inPicture)) drawLevelWith(links);
  highlight(links);
  $("map").scrollIntoView();
  picture.focus({ preventScroll: true });
}

const quotesOf = (n) =>
  el("section", { class: "quoted" }, el("h4", {}, line(data.links[n])), basis(data.links[n]), evidence(n));

const VERDICTS = [
  ["rises", "Rises, or happens", "Every way leads up, and no loop on the way leaves it open."],
  ["falls", "Falls, or does not happen", "Every way leads down, and no loop on the way leaves it open."],
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
    return el("section", { class: `verdict ${verdict}` }, el("h3", {}, title, " ", el("span", { class: "count" }, String(own.length))), el("p", { class: "basis" }, meaning), list, more);
  }).filter(Boolean);
  return section(
    "what-if",
    "What if",
    "What follows from what was said, if it is so. Not a forecast: it is no better than the claims it stands on.",
    el(
      "div",
      { class: "pressed" },
      ...presses.map((press) => el("p", {}, el("span", { class: "kicker" }, "Suppose"), " ", el("strong", {}, said(press.words)), press.phrase ? el("span", { class: "aside" }, " understood from “", said(press.phrase), "”") : null)),
      ...conditions.map((words) => el("p", { class: "basis" }, said(words))),
    ),
    ...(groups.length ? groups : [el("p", { class: "empty" }, "Nothing that was said leads on from here.")]),
    unreached.length ? el("p", { class: "basis" }, `Not reached: ${plural(unreached.length, "other variable")}`, ...(unreached.length > 40 ? [] : [" (", ...listed(unreached.map(variableName)), ")"]), ".") : null,
  );
}

const WAY = { rises: "rises", falls: "falls", open: "cannot be told", contested: "contested", "not reached": "not reached" };

function effectCard(effect) {
  return el(
    "article",
    { class: "card effect" },
    el("h4", {}, variableName(effect.variable)),
    effect.reason ? el("p", { class: "basis" }, said(effect.reason)) : null,
    effect.sides.length
      ? el("ul", { class: "sides" }, ...effect.sides.map((side) => el("li", {}, el("b", {}, WAY[side.verdict]), side.holders ? [" by what ", el("b", {}, said(side.holders)), " said"] : " by a mixture that nobody holds alone")))
      : null,
    effect.paths.length ? el("ol", { class: "paths" }, ...effect.paths.map(path)) : null,
    effect.more ? el("p", { class: "basis" }, `${effect.more_is_exact ? "" : "More than "}${plural(effect.more, "more way")}.`) : null,
    effect.loops.length ? el("div", { class: "basis" }, "Left open by:", el("ul", {}, ...effect.loops.map((each) => el("li", { dir: "auto" }, `${each.kind}: ${each.sentence}`)))) : null,
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
    el("p", { class: "basis" }, el("b", {}, WAY[each.effect]), each.held_by ? [" · held by ", said(each.held_by)] : " · pieced together from several people", ` · weakest link said by ${each.support}`),
    disclosure("Quotes on this way", () => el("div", {}, ...links.map(quotesOf))),
  );
}

function skippedSection() {
  const wanted = [
    ["looks-causal", "Looks causal, gave no claim", "Sentences with a causal word in which no claim was found. Worth reading yourself."],
    ["aside", "Not the author’s words", "Navigation, running heads and the like."],
  ];
  const known = new Set(wanted.map(([reason]) => reason));
  const others = [...new Set(data.skipped.map((s) => s.reason))].filter((reason) => !known.has(reason));
  const parts = [...wanted, ...others.map((reason) => [reason, reason, ""])].map(([reason, title, meaning]) => {
    const own = data.skipped.filter((each) => each.reason === reason);
    return own.length ? skippedGroup(title, meaning, own.length, own, skippedQuote) : null;
  });
  const off = ["denied only", "questioned", "weak", "self link"].map((status) => {
    const own = data.claims.map((_, n) => n).filter((n) => data.claims[n].status === status);
    return own.length ? skippedGroup(...STATUS[status], own.length, own, saying) : null;
  });
  const problems = data.problems.length
    ? skippedGroup("Files that were not read", "", data.problems.length, data.problems, ([origin, , reason]) => el("p", { class: "problem" }, el("b", {}, said(origin)), " ", said(reason)))
    : null;
  const all = [problems, ...off, ...parts].filter(Boolean);
  return section("left-out", "What was left out", "Nothing is dropped in silence: what could not be read, what does not count, and what looked like a claim and gave none.", ...(all.length ? all : [el("p", { class: "empty" }, "Nothing was left out.")]));
}

const STATUS = {
  "denied only": ["Denied, and said by nobody", "They draw no arrow."],
  questioned: ["Asked, not said", "Questions never count as claims."],
  weak: ["Too uncertain to count", `Below the confidence of ${data.threshold} from which a claim counts.`],
  "self link": ["From a thing to itself", "Likely two things taken for one; left out of loops and of the what-if."],
};

function skippedGroup(title, meaning, size, items, render) {
  return disclosure(el("span", {}, title, " ", el("span", { class: "count" }, size.toLocaleString("en"))), () => {
    const list = el("div", { class: "sayings" });
    const more = inBatches(list, items, render, 25);
    return el("div", {}, meaning ? el("p", { class: "basis" }, meaning) : null, list, more);
  }, { class: "group" });
}

function skippedQuote(each) {
  const { text, name } = data.documents[each.document];
  const words = marked(text, ...each.quote, [[...each.span, "looks"]], (part) => el("mark", { class: "looks" }, part));
  return el(
    "article",
    { class: "saying" },
    el("blockquote", { dir: "auto" }, el("p", {}, ...(each.reason === "looks-causal" ? words : [text.slice(...each.quote), each.quote[1] < each.span[1] ? " …" : ""]))),
    el("p", { class: "by" }, el("cite", {}, said(name)), each.note ? [" · ", said(each.note)] : null, " ", button("Read in place", () => openDocument(each.document, { span: each.span }), { class: "plain" })),
  );
}
