// The documents: a list of them, and the whole text of one with its claims marked.
function documentsSection() {
  const claims = data.documents.map(() => 0);
  for (const claim of data.claims) claims[claim.document] += 1;
  const body = el("tbody");
  const row = (n) => {
    const each = data.documents[n];
    const about = [each.author, each.publisher]
      .filter(Boolean)
      .flatMap((words, i) => [i ? ", " : "", said(words)]);
    return el(
      "tr",
      {},
      el(
        "td",
        {},
        button(said(each.name), () => openDocument(n), { class: "plain title" }),
        about.length ? el("p", { class: "basis" }, ...about) : null,
      ),
      el("td", {}, each.date || "undated"),
      el("td", { class: "number" }, String(claims[n])),
      el("td", { class: "origin" }, said(each.origin)),
    );
  };
  const more = inBatches(
    body,
    data.documents.map((_, n) => n),
    row,
    50,
  );
  const heads = ["Document", "Date", "Claims", "Read from"].map((h) =>
    el("th", { scope: "col", class: h === "Claims" ? "number" : null }, h),
  );
  return section(
    "documents",
    "Documents",
    "Everything above rests on these texts. Open one to read it whole, with its claims marked.",
    el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body)),
    more,
    el("div", { id: "reader", class: "reader", hidden: true }),
  );
}

let opener = null; // what was pressed to open the reader, to go back to

/** Opens a document in the reader, at one claim or one stretch of it when asked. */
function openDocument(n, { claim = null, span = null } = {}) {
  const pressed = document.activeElement;
  if (pressed !== document.body && !$("reader").contains(pressed)) opener = pressed;
  const each = data.documents[n];
  const reader = $("reader");
  const own = data.claims.map((_, i) => i).filter((i) => data.claims[i].document === n);
  const meta = [
    each.author,
    each.publisher,
    each.date,
    each.speaker ? `speaker: ${each.speaker}` : null,
    each.origin,
  ].filter(Boolean);
  const text = el("div", { class: "text", dir: "auto" });
  const items = el("ol", { class: "claims" });
  const more = inBatches(items, own, (i) => el("li", {}, claimButton(i, text)), 60);
  reader.replaceChildren(
    el(
      "header",
      {},
      el("p", { class: "kicker" }, "Reading"),
      el("h3", { tabindex: "-1" }, said(each.name)),
      el("p", { class: "basis" }, ...meta.flatMap((words, i) => [i ? " · " : "", said(words)])),
      address(each),
      button("Close and go back", closeReader, { class: "plain close" }),
    ),
    el(
      "div",
      { class: "columns" },
      text,
      el(
        "aside",
        { "aria-label": "Claims in this document" },
        el("h4", {}, "Claims here ", el("span", { class: "count" }, String(own.length))),
        items,
        more,
      ),
    ),
  );
  reader.hidden = false;
  drawText(text, n, claim, span);
  for (const made of items.querySelectorAll(".link-button"))
    made.setAttribute("aria-pressed", String(Number(made.dataset.claim) === claim));
  const target = text.querySelector("mark.cause, mark.effect, mark.looks");
  if ((claim !== null || span) && target) {
    target.scrollIntoView({ block: "center" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  } else {
    reader.scrollIntoView({ block: "start" });
    reader.querySelector("h3").focus({ preventScroll: true });
  }
}

function closeReader() {
  $("reader").hidden = true;
  $("reader").replaceChildren();
  const back = opener?.isConnected ? opener : $("documents");
  back.scrollIntoView({ block: back === $("documents") ? "start" : "center" });
  back.focus({ preventScroll: true });
}

function address(each) {
  if (!each.address) return null;
  return el(
    "p",
    { class: "basis" },
    each.web
      ? el("a", { href: each.address, rel: "noreferrer noopener" }, said(each.address))
      : said(each.address),
  );
}

function claimButton(i, text) {
  const claim = data.claims[i];
  const made = button(
    line(claim),
    () => {
      drawText(text, claim.document, i, null);
      for (const other of made.closest("ol").querySelectorAll(".link-button"))
        other.setAttribute("aria-pressed", String(other === made));
      text.querySelector("mark.cause, mark.effect")?.scrollIntoView({ block: "center" });
    },
    { class: "link-button", "data-claim": i, "aria-pressed": "false" },
  );
  const onMap = claim.links.length
    ? [" · ", button("On the map", () => showLink(claim.links[0], { focus: true }), { class: "plain" })]
    : ` · ${claim.status}`;
  return el("div", {}, made, el("span", { class: "aside" }, ...holdersOf(claim), onMap));
}

/** The whole text, one claim of it marked in full and the others lightly. */
function drawText(container, n, claim, span) {
  const { text } = data.documents[n];
  const roles = [];
  for (const each of data.skipped)
    if (each.document === n && each.reason === "aside") roles.push([...each.span, "skipped"]);
  data.claims.forEach((each, i) => {
    if (each.document !== n || i === claim) return;
    for (const side of [each.cause, each.effect]) roles.push([...side, "other", i]);
  });
  if (claim !== null) roles.push(...rolesOf(data.claims[claim]));
  if (span) roles.push([...span, "looks"]);
  const wrap = (words, here, open) => {
    const strong = here.filter(([, , role]) => role !== "other" && role !== "skipped" && role !== "looks");
    if (strong.length) return markRole(words, strong, open);
    if (here.some(([, , role]) => role === "looks")) return el("mark", { class: "looks" }, words);
    const other = here.find(([, , role]) => role === "other");
    if (!other) return el("span", { class: "skipped" }, words);
    return el(
      "span",
      { class: "other", "data-claim": other[3], on: { click: () => openDocument(n, { claim: other[3] }) } },
      words,
    );
  };
  container.replaceChildren(...marked(text, 0, text.length, roles, wrap));
}
