// The panel beside the map: one link, one variable, or where to begin.
const panel = $("panel");

function fillPanel(nodes, focus) {
  panel.replaceChildren(...nodes.filter(Boolean));
  panel.scrollTop = 0;
  if (!focus) return;
  panel.focus({ preventScroll: true });
  const { top, bottom } = panel.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight * 0.5 || bottom < 80) panel.scrollIntoView({ block: "start" });
}

function showLink(n, { focus = false } = {}) {
  const link = data.links[n];
  highlight([n]);
  const wire = inPicture(n);
  if (wire) bringIntoView(wire);
  history.replaceState(null, "", `#link-${link.id}`);
  const narrow = window.matchMedia("(max-width: 999px)").matches;
  fillPanel(
    [
      el(
        "p",
        { class: "kicker" },
        link.contested ? "A disputed link" : "A link",
        wire ? null : " (not in the picture)",
      ),
      el(
        "h3",
        { class: "lockup" },
        el("span", {}, variableName(link.from)),
        el("span", { class: `verb ${KIND[link.polarity]}` }, sign(link.polarity), ` ${VERB[link.polarity]}`),
        el("span", {}, variableName(link.to)),
      ),
      basis(link),
      evidence(n),
      link.opposite === null
        ? null
        : button("Open the opposite link", () => showLink(link.opposite, { focus: true }), {
            class: "plain",
          }),
    ],
    focus || narrow,
  );
}

function showVariable(n, { focus = false } = {}) {
  const all = data.links.map((_, i) => i);
  const into = all.filter((i) => data.links[i].to === n);
  const outOf = all.filter((i) => data.links[i].from === n);
  highlight([...into, ...outOf], n);
  const variable = data.variables[n];
  const list = (title, links) => {
    if (!links.length) return null;
    const items = el("ul", { class: "links" });
    const more = inBatches(items, links, (i) => el("li", {}, linkButton(i)), 25);
    return el(
      "section",
      {},
      el("h4", {}, title, " ", el("span", { class: "count" }, String(links.length))),
      items,
      more,
    );
  };
  fillPanel(
    [
      el("p", { class: "kicker" }, variable.kind === "event" ? "An event" : "A quantity"),
      el("h3", {}, variableName(n)),
      variable.aliases.length
        ? el("p", { class: "basis" }, "Also: ", ...listed(variable.aliases.map(said)), ".")
        : null,
      list("What is said to lead to it", into),
      list("What it is said to lead to", outOf),
    ],
    focus || window.matchMedia("(max-width: 999px)").matches,
  );
}

function showOverview() {
  highlight([]);
  if (window.location.hash.startsWith("#link-")) history.replaceState(null, "", "#map");
  const top = data.links.slice(0, 5).map((_, n) => n);
  const disputed = data.links
    .map((_, n) => n)
    .filter((n) => data.links[n].contested && !top.includes(n))
    .slice(0, 5);
  const list = (title, links) =>
    links.length
      ? el(
          "section",
          {},
          el("h4", {}, title),
          el("ul", { class: "links" }, ...links.map((n) => el("li", {}, linkButton(n)))),
        )
      : null;
  fillPanel([
    el("p", { class: "kicker" }, "Evidence"),
    el("p", { class: "invite" }, "Choose an arrow or a name on the map. Its quotes open here."),
    list(data.links.length > 5 && data.links[0].support > 1 ? "Said most widely" : "What is said", top),
    list("Disputed", disputed),
  ]);
}
