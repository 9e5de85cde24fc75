// The picture of the map: moving about in it, choosing in it, and showing only some of it.
const chosen = { links: [], variable: null };
let box = null; // what of the picture is seen: x, y, width, height in its own units
let full = null; // the whole of it, in the shape of the room it has on the page
const NARROW = 560; // pixels of a room too narrow for a whole map
const CLOSEST = 120; // units across when it is as large as it gets
const READABLE = 0.72; // pixels to a unit below which names cannot be read
const LARGEST = 1.25; // pixels to a unit at which a small map is shown

const picture = $("picture");
const drawing = () => picture?.querySelector("svg");
const wires = () => [...picture.querySelectorAll(".link")];
const linkOf = (node) => Number(node.dataset.link);

function setBox(next) {
  const width = Math.min(full.width, Math.max(CLOSEST, next.width));
  const height = (width * full.height) / full.width;
  box = {
    width,
    height,
    x: Math.min(full.x + full.width - width, Math.max(full.x, next.x)),
    y: Math.min(full.y + full.height - height, Math.max(full.y, next.y)),
  };
  drawing().setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
}

/** Larger (factor below 1) or smaller, keeping one point of the picture where it is. */
function zoom(factor, at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }) {
  const width = Math.min(full.width, Math.max(CLOSEST, box.width * factor));
  const ratio = width / box.width;
  setBox({ width, x: at.x - (at.x - box.x) * ratio, y: at.y - (at.y - box.y) * ratio });
}

function pointIn(event) {
  const matrix = drawing().getScreenCTM().inverse();
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
}

function bringIntoView(node) {
  const part = node.getBBox();
  const inside =
    part.x >= box.x &&
    part.y >= box.y &&
    part.x + part.width <= box.x + box.width &&
    part.y + part.height <= box.y + box.height;
  if (!inside && box.width < full.width)
    setBox({
      ...box,
      x: part.x + part.width / 2 - box.width / 2,
      y: part.y + part.height / 2 - box.height / 2,
    });
}

/** Draws attention to links, and to one variable; the others step back. */
function highlight(links, variable = null) {
  const wanted = new Set(links);
  chosen.links = links;
  chosen.variable = variable;
  const ends = new Set(variable === null ? [] : [variable]);
  for (const n of links) ends.add(data.links[n].from).add(data.links[n].to);
  for (const wire of wires()) wire.classList.toggle("on", wanted.has(linkOf(wire)));
  for (const label of picture.querySelectorAll(".variable"))
    label.classList.toggle("on", ends.has(Number(label.dataset.variable)));
  drawing()?.classList.toggle("chosen", ends.size > 0);
}

function inPicture(n) {
  return picture.querySelector(`.link[data-link="${n}"]`);
}

/** The places on a drawn map where keyboard steps go, strongest link first. */
function steps() {
  return wires()
    .filter((wire) => !wire.classList.contains("off"))
    .sort((a, b) => linkOf(a) - linkOf(b));
}

function step(by) {
  const all = steps();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
  next.focus({ preventScroll: true });
  bringIntoView(next);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (event.key in moves) step(moves[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(0.75);
  else if (event.key === "-") zoom(1 / 0.75);
  else if (event.key === "0") setBox(full);
  else if (event.key === "Escape") showOverview();
  else if ((event.key === "Enter" || event.key === " ") && document.activeElement.classList.contains("link"))
    showLink(linkOf(document.activeElement), { focus: true });
  else return;
  event.preventDefault();
}

const fingers = new Map();
let dragged = false;

function onDown(event) {
  if (event.button !== 0) return;
  fingers.set(event.pointerId, event);
  dragged = false;
}

function onMove(event) {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const scale = box.width / picture.clientWidth;
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
  if (other) {
    const gap = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    zoom(gap(before, other) / Math.max(1, gap(event, other)), pointIn(other));
  } else {
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    if (!dragged) picture.setPointerCapture(event.pointerId);
    setBox({ ...box, x: box.x - dx * scale, y: box.y - dy * scale });
  }
  dragged = true;
  fingers.set(event.pointerId, event);
}

function onUp(event) {
  fingers.delete(event.pointerId);
}

function onClick(event) {
  if (dragged) return;
  const wire = event.target.closest(".link");
  const label = event.target.closest(".variable");
  if (wire) showLink(linkOf(wire));
  else if (label) showVariable(Number(label.dataset.variable));
  else showOverview();
}

function onWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
  event.preventDefault();
  zoom(Math.exp(event.deltaY / 300), pointIn(event));
}

let extent = null; // width and height of the drawing itself

let fitted = 0; // width of the room that the drawing was last fitted to

/** Shows the whole drawing; in a narrow room, where its names would be too small, its busiest variable. */
function fit() {
  fitted = picture.clientWidth;
  const most = Math.min(LARGEST, picture.clientWidth / extent.width);
  const tall = extent.height * (picture.clientWidth > NARROW ? most : Math.max(most, READABLE));
  picture.style.height = `${Math.max(220, Math.min(tall, window.innerHeight * 0.76))}px`;
  const room = { width: picture.clientWidth, height: picture.clientHeight };
  const scale = Math.min(most, room.height / extent.height);
  const [width, height] = [room.width / scale, room.height / scale];
  full = { x: (extent.width - width) / 2, y: (extent.height - height) / 2, width, height };
  setBox(full);
  if (scale >= READABLE || room.width > NARROW) return;
  const ends = wires().flatMap((wire) => [data.links[linkOf(wire)].from, data.links[linkOf(wire)].to]);
  const links = (label) => ends.filter((n) => n === Number(label.dataset.variable)).length;
  const busiest = [...picture.querySelectorAll(".variable")].reduce((a, b) => (links(b) > links(a) ? b : a));
  const part = busiest.getBBox();
  const near = { width: room.width / READABLE, height: room.height / READABLE };
  setBox({
    width: near.width,
    x: part.x + (part.width - near.width) / 2,
    y: part.y + (part.height - near.height) / 2,
  });
}

/** Puts one drawing of the map into the picture. */
function drawLevel(template) {
  if (template) picture.replaceChildren(template.content.cloneNode(true));
  const svg = drawing();
  if (!svg) return;
  extent = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  fit();
  for (const wire of wires()) wire.setAttribute("tabindex", "-1");
  applyFilter();
  highlight(chosen.links, chosen.variable);
}

/** Changes to the first drawing that has all of these links, if one has. */
function drawLevelWith(links) {
  const levels = [...document.querySelectorAll("template.level")];
  const has = (level) => links.every((n) => level.content.querySelector(`.link[data-link="${n}"]`));
  const at = levels.findIndex(has);
  if (at < 0) return;
  $("by-level").value = String(at);
  drawLevel(levels[at]);
}

function isShown(n) {
  const link = data.links[n];
  const person = $("by-person").value;
  const who = Number(person);
  return (
    link.support >= Number($("by-support").value) &&
    (!$("disputed-only").checked || link.contested) &&
    (person === "" ||
      link.holders.includes(who) ||
      link.against.some((c) => data.claims[c].holders.at(-1) === who))
  );
}

function applyFilter() {
  const ends = new Set();
  let drawn = 0;
  for (const wire of wires()) {
    const shown = isShown(linkOf(wire));
    wire.classList.toggle("off", !shown);
    if (!shown) continue;
    drawn += 1;
    ends.add(data.links[linkOf(wire)].from).add(data.links[linkOf(wire)].to);
  }
  for (const label of picture.querySelectorAll(".variable"))
    label.classList.toggle("off", !ends.has(Number(label.dataset.variable)));
  const filtered = $("disputed-only").checked || $("by-person").value !== "" || $("by-support").value !== "1";
  for (const mark of picture.querySelectorAll(".loop")) mark.classList.toggle("off", filtered);
  const fitting = data.links.filter((_, n) => isShown(n)).length;
  const rest = fitting - drawn;
  const counted = filtered
    ? `${plural(fitting, "link")} of ${data.links.length.toLocaleString("en")} ${fitting === 1 ? "fits" : "fit"}. `
    : "";
  let shown = filtered ? "" : `${plural(drawn, "link")}, all drawn.`;
  if (rest > 0 && drawn > 0)
    shown = `The picture shows the strongest ${drawn.toLocaleString("en")}; ${plural(rest, "more link is", "more links are")} in the table below.`;
  else if (rest > 0) shown = `${fitting === 1 ? "It is" : "They are"} not in the picture, but in the table below.`;
  // An empty sheet would look like an answer.
  picture.classList.toggle("bare", drawn === 0);
  if (filtered && rest > 0) $("twin").open = true;
  $("map-note").textContent = counted + shown;
  fillTable();
}

function fillTable() {
  const twin = $("twin");
  if (!twin.open) {
    $("table").replaceChildren();
    return;
  }
  const body = el("tbody");
  const shown = data.links.map((_, n) => n).filter(isShown);
  const more = inBatches(
    body,
    shown,
    (n) => {
      const link = data.links[n];
      return el(
        "tr",
        {},
        el("td", {}, linkButton(n)),
        el("td", { class: "number" }, String(link.support)),
        el("td", { class: "number" }, String(link.reports)),
        el("td", {}, link.contested ? "disputed" : ""),
      );
    },
    50,
  );
  const heads = ["Link", "People", "Documents", "Disputed"];
  $("table").replaceChildren(
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el("tr", {}, ...heads.map((h, n) => el("th", { scope: "col", class: n % 3 ? "number" : null }, h))),
      ),
      body,
    ),
    more,
  );
}

function startMap() {
  if (!drawing()) return;
  const most = Math.max(...data.links.map((link) => link.support));
  for (let n = 2; n <= Math.min(most, 8); n += 1)
    $("by-support").append(el("option", { value: n }, `at least ${n} people`));
  const speaking = data.positions.map((position) => position.person).filter((n) => data.people[n].named);
  const names = speaking.map((n) => [data.people[n].name, n]).sort((a, b) => a[0].localeCompare(b[0], "en"));
  for (const [name, n] of names) $("by-person").append(el("option", { value: n }, name));
  const levels = [...document.querySelectorAll("template.level")];
  if (levels.length) {
    const first = Number(picture.dataset.drawn);
    $("by-level").append(el("option", { value: "" }, `the strongest ${first}`));
    levels.forEach((template, n) => {
      const size = Number(template.dataset.drawn);
      const words = size === data.links.length ? `all ${size}` : `the strongest ${size}`;
      $("by-level").append(el("option", { value: n }, words));
    });
    $("by-level-label").hidden = false;
    const smallest = el("template");
    smallest.content.append(drawing().cloneNode(true));
    $("by-level").addEventListener("change", () => {
      const value = $("by-level").value;
      drawLevel(value === "" ? smallest : levels[Number(value)]);
    });
  }
  for (const id of ["by-support", "by-person", "disputed-only"])
    $(id).addEventListener("change", applyFilter);
  $("larger").addEventListener("click", () => zoom(0.75));
  $("smaller").addEventListener("click", () => zoom(1 / 0.75));
  $("whole").addEventListener("click", () => setBox(full));
  $("twin").addEventListener("toggle", fillTable);
  // A phone also changes its height, whenever its address bar comes or goes; that is no reason to move.
  window.addEventListener("resize", () => picture.clientWidth !== fitted && fit());
  picture.addEventListener("keydown", onKey);
  picture.addEventListener("pointerdown", onDown);
  picture.addEventListener("pointermove", onMove);
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) picture.addEventListener(end, onUp);
  picture.addEventListener("click", onClick);
  picture.addEventListener("wheel", onWheel, { passive: false });
  drawLevel(null);
}
