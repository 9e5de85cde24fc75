// Who says what: everyone with what they hold and deny, and who contradicts them.
function peopleSection() {
  const list = el("div", { class: "people" });
  const more = inBatches(list, data.positions, person, 24);
  return section(
    "people",
    "Who says what",
    "Everyone who holds or denies a link, with whom they agree and whom they contradict. A document’s own voice counts as its author.",
    list,
    more,
  );
}

function person(position) {
  const { name, role } = data.people[position.person];
  const parts = [plural(position.holds.length, "link")];
  if (position.denies.length) parts.push(`denies ${position.denies.length}`);
  if (position.disputes.length) parts.push(`disputed on ${position.disputes.length}`);
  return disclosure(
    el(
      "span",
      { class: "who" },
      el("b", {}, said(name)),
      role === "byline" ? el("i", {}, " in the document’s own voice") : null,
      el("span", { class: "count" }, parts.join(" · ")),
    ),
    () =>
      el(
        "div",
        { class: "position" },
        linkList("Says", position.holds),
        linkList("Denies", position.denies),
        position.disputes.length
          ? el(
              "section",
              {},
              el("h4", {}, "Contradicted by others"),
              el("ul", { class: "links" }, ...position.disputes.map(dispute)),
            )
          : null,
        position.agrees.length
          ? el(
              "p",
              { class: "basis" },
              "Says the same as ",
              ...someOf(
                position.agrees.map(([n, shared]) =>
                  el("span", {}, personName(n), ` (${plural(shared, "link")})`),
                ),
                12,
              ),
              ".",
            )
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

const CONTRARY = {
  deny: ["denies it", "deny it"],
  opposite: ["says the opposite", "say the opposite"],
  hold: ["says it", "say it"],
};

function dispute({ link, kind, people }) {
  const names = someOf(peopleOf(people));
  return el(
    "li",
    {},
    linkButton(link),
    el("span", { class: "aside" }, ...names, ` ${CONTRARY[kind][people.length === 1 ? 0 : 1]}`),
  );
}
