// The evidence for a link: quotes with their cause, effect and signal marked, and who says them.
const MODALITY = {
  asserted: "",
  conditional: "on a condition",
  possible: "as a possibility",
  intended: "as an intention",
  denied: "denied",
  questioned: "as a question",
};

/** A stretch of a document's text as nodes; `roles` is a list of [start, end, role]. */
function marked(text, start, end, roles, wrap = markRole) {
  const edges = new Set([start, end]);
  for (const [from, to] of roles) {
    if (from > start && from < end) edges.add(from);
    if (to > start && to < end) edges.add(to);
  }
  const ordered = [...edges].sort((a, b) => a - b);
  const open = new Set();
  return ordered.slice(0, -1).map((from, n) => {
    const to = ordered[n + 1];
    const here = roles.filter(([a, b]) => a <= from && to <= b);
    const words = text.slice(from, to);
    return here.length ? wrap(words, here, open) : words;
  });
}

const ORDER = ["signal", "cause", "effect"];

/** Words with their roles said in a small label, once for each span. */
function markRole(words, here, open) {
  const roles = ORDER.filter((role) => here.some(([, , r]) => r === role));
  const labels = here
    .filter((span) => span[2] !== "signal" && !open.has(span))
    .map((span) => {
      open.add(span);
      return el("span", { class: "role" }, span[2]);
    });
  return el("mark", { class: roles.join(" ") }, ...labels, el("span", { class: "words" }, words));
}

function rolesOf(claim) {
  return [
    [...claim.cause, "cause"],
    [...claim.effect, "effect"],
    ...claim.signal.map((span) => [...span, "signal"]),
  ];
}

function holdersOf(claim) {
  const names = claim.holders.map(personName);
  const inner = el("b", {}, names[names.length - 1]);
  const outer = names.slice(0, -1).reverse();
  return outer.length ? [inner, ", as told by ", ...listed(outer)] : [inner];
}

/** What is special about a claim, in a few words each. */
function particulars(claim) {
  const document = data.documents[claim.document];
  const words = (span) => said(`“${document.text.slice(...span)}”`);
  return [
    MODALITY[claim.modality] ? [MODALITY[claim.modality]] : null,
    claim.scope === "once" ? ["happened once"] : null,
    claim.both_ways ? ["said in both directions"] : null,
    claim.copy_of === null ? null : ["near-copy of ", said(data.documents[claim.copy_of].name)],
    claim.status === "weak" ? [`confidence ${claim.confidence}`] : null,
    claim.strength ? ["how strong: ", words(claim.strength)] : null,
    claim.delay ? ["when it shows: ", words(claim.delay)] : null,
    claim.time ? ["time: ", words(claim.time)] : null,
    claim.place ? ["place: ", words(claim.place)] : null,
  ]
    .filter(Boolean)
    .map((parts) => el("li", {}, ...parts));
}

/** One claim: its sentence with marks, who says it, where. */
function saying(n) {
  const claim = data.claims[n];
  const document = data.documents[claim.document];
  const [start, end] = claim.quote;
  const notes = particulars(claim);
  return el(
    "article",
    { class: "saying", "data-claim": n },
    el("blockquote", { dir: "auto" }, el("p", {}, ...marked(document.text, start, end, rolesOf(claim)))),
    notes.length ? el("ul", { class: "chips" }, ...notes) : null,
    el(
      "p",
      { class: "by" },
      ...holdersOf(claim),
      ", ",
      el("cite", {}, said(document.name)),
      document.date ? `, ${document.date}` : null,
      " ",
      button("Read in place", () => openDocument(claim.document, { claim: n }), {
        class: "plain",
        "aria-label": `Read in place, in ${document.name}`,
      }),
    ),
  );
}

function sayings(title, claims, attributes = {}) {
  if (!claims.length) return null;
  const list = el("div", { class: "sayings" });
  const more = inBatches(list, claims, saying, 12);
  return el(
    "section",
    attributes,
    el("h4", {}, `${title} `, el("span", { class: "count" }, String(claims.length))),
    list,
    more,
  );
}

/** All the evidence for a link, and against it. */
function evidence(n) {
  const link = data.links[n];
  const opposite = link.opposite === null ? null : data.links[link.opposite];
  const made = el("div", { class: "evidence" });
  made.append(
    ...[
      sayings("In their words", link.for, { class: "for" }),
      sayings("Says it without a direction", link.backing, { class: "backing" }),
      sayings("Denied", link.against, { class: "against" }),
      opposite
        ? sayings(`The opposite: ${VERB[opposite.polarity]}`, opposite.for, { class: "against" })
        : null,
    ].filter(Boolean),
  );
  return made;
}

/** What a link rests on, in a sentence. */
function basis(link) {
  const names = someOf(peopleOf(link.holders));
  const where = plural(link.reports, "document");
  const parts = [...names, link.holders.length === 1 ? " says so, in " : " say so, in ", where, "."];
  if (link.support !== link.holders.length)
    parts.push(` Counted as ${plural(link.support, "independent voice")}.`);
  if (link.against.length)
    parts.push(` Denied ${link.against.length === 1 ? "once" : `${link.against.length} times`}.`);
  if (link.opposite !== null) parts.push(" Others say the opposite.");
  if (link.once) parts.push(" It rests on finished events only.");
  return el("p", { class: "basis" }, ...parts);
}

/** A link with its basis and its quotes, under a heading of its own. */
const quotesOf = (n) =>
  el("section", { class: "quoted" }, el("h4", {}, line(data.links[n])), basis(data.links[n]), evidence(n));
