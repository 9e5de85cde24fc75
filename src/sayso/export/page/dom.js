// Building the page: every word of a document goes through textContent, never through markup.
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

/** An element; children are elements or strings, `on` holds listeners; null children are left out. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  for (const child of children.flat(3)) if (child !== null && child !== undefined) made.append(child);
  return made;
}

/** A picture: an SVG element with its children. */
function drawn(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Words of a stranger in a line of ours: their writing direction stays their own. */
const said = (words) => el("bdi", {}, words);

const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;

function button(words, click, attributes = {}) {
  return el("button", { type: "button", on: { click }, ...attributes }, words);
}

/** Puts items into a container some at a time, with a button for more. */
function inBatches(container, items, render, size = 40) {
  let shown = 0;
  const more = button("", () => step(true), { class: "more" });
  function step(asked) {
    const from = shown;
    shown = Math.min(items.length, shown + size);
    const made = items.slice(from, shown).map(render);
    container.append(...made);
    const left = items.length - shown;
    more.textContent =
      left > size ? `Show ${size} more (${left.toLocaleString("en")} left)` : `Show the other ${left}`;
    more.hidden = left === 0;
    const target = asked && made[0] && made[0].querySelector("button, summary, a");
    if (target) target.focus();
  }
  step(false);
  return more;
}

/** A disclosure whose inside is built when it is first opened. */
function disclosure(summary, build, attributes = {}) {
  const made = el("details", attributes, el("summary", {}, summary));
  made.fill = () => {
    if (made.childElementCount === 1) made.append(build());
  };
  made.addEventListener("toggle", () => made.open && made.fill());
  return made;
}

const VERB = { "+": "raises", "-": "lowers", "?": "affects" };
const SIGN = { "+": "+", "-": "−", "?": "?" };
const KIND = { "+": "plus", "-": "minus", "?": "open" };

const sign = (polarity) =>
  el("span", { class: `sign ${KIND[polarity]}`, role: "img", "aria-label": VERB[polarity] }, SIGN[polarity]);

const variableName = (n) => said(data.variables[n].name);
const personName = (n) => said(data.people[n].name);

/** People for a sentence, each an element; those without a name are counted together, at the end. */
function peopleOf(numbers) {
  const named = numbers.filter((n) => data.people[n].named);
  const unnamed = numbers.length - named.length;
  const parts = named.map((n) => el("b", {}, personName(n)));
  if (unnamed) parts.push(unnamed === 1 ? "an unnamed source" : `${unnamed} unnamed sources`);
  return parts;
}

/** The first few names in a sentence: A, B and 3 more. */
const someOf = (parts, most = 7) =>
  listed(parts.length > most ? [...parts.slice(0, most - 1), `${parts.length - most + 1} more`] : parts);

/** Names in a sentence: A, B and C. */
function listed(parts) {
  return parts.flatMap((part, n) => (n === 0 ? [part] : [n === parts.length - 1 ? " and " : ", ", part]));
}

/** What leads to what, as a line: of a link or of a claim. */
const line = ({ from, polarity, to }) => [variableName(from), " ", sign(polarity), " ", variableName(to)];

/** A link as a line one can press. */
function linkButton(n) {
  const open = () => showLink(n, { focus: true });
  return button(line(data.links[n]), open, { class: "link-button", "data-link": n });
}

/** One section of the page under its heading. */
function section(id, title, lead, ...content) {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    el(
      "div",
      { class: "measure" },
      el("h2", { id: `${id}-title` }, title),
      lead ? el("p", { class: "lead" }, lead) : null,
    ),
    ...content,
  );
}
