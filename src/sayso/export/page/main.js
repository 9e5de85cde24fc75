// Puts the page together, once.
function followHash() {
  const match = /^#link-([0-9a-f]+)$/.exec(window.location.hash);
  const n = match ? data.links.findIndex((link) => link.id === match[1]) : -1;
  if (n >= 0) showLink(n, { focus: true });
}

/** What a printed page cannot open is laid out: people, what was left out, the strongest links' quotes. */
function layOutForPrint() {
  for (const each of document.querySelectorAll(".person, .group")) {
    each.fill();
    each.open = true;
  }
  if ($("printed") || !data.links.length) return;
  const strongest = data.links.slice(0, 60).map((_, n) => n);
  const rest = data.links.length - strongest.length;
  $("rest").before(
    el(
      "section",
      { id: "printed" },
      el("h2", {}, "The links and their quotes"),
      rest > 0
        ? el(
            "p",
            {},
            `The strongest ${strongest.length}; ${plural(rest, "more is", "more are")} in the file.`,
          )
        : null,
      ...strongest.map(quotesOf),
    ),
  );
}

const parts = [
  data.positions.length ? peopleSection() : null,
  data.loops.length ? loopsSection() : null,
  data.outcome ? outcomeSection() : null,
  data.documents.length ? documentsSection() : null,
  skippedSection(),
].filter(Boolean);
$("rest").replaceWith(el("div", { id: "rest" }, ...parts));
startMap();
if (drawing()) showOverview();
followHash();
window.addEventListener("hashchange", followHash);
window.addEventListener("beforeprint", layOutForPrint);
