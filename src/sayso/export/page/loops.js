// The loops, each as a sentence with its quotes.
function loopsSection() {
  const list = el("div", { class: "loops" });
  const more = inBatches(list, data.loops, loop, 12);
  return section(
    "loops",
    "Loops",
    `Chains that come back to where they began. No loop was completed by us: every link in it is said by somebody. ${data.loops_reach}`,
    list,
    more,
  );
}

function loop(each) {
  const links = each.links.flat();
  return el(
    "article",
    { class: `card ${each.kind}` },
    el(
      "p",
      { class: "kicker" },
      el(
        "span",
        { class: "letter", "aria-hidden": "true" },
        { reinforcing: "R", balancing: "B", unknown: "?" }[each.kind],
      ),
      each.kind === "unknown" ? " Loop of unknown kind" : ` ${each.kind} loop`,
    ),
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
