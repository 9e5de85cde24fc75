// What was left out: files, asides, questions, and sentences that look causal but gave no claim.
function skippedSection() {
  const wanted = [
    [
      "looks-causal",
      "Looks causal, gave no claim",
      "Sentences with a causal word in which no claim was found. Worth reading yourself.",
    ],
    ["aside", "Not the author’s words", "Navigation, running heads and the like."],
    ["internal", "Read without result", "sayso failed on these documents; their text is here all the same."],
  ];
  const known = new Set(wanted.map(([reason]) => reason));
  const others = [...new Set(data.skipped.map((s) => s.reason))].filter((reason) => !known.has(reason));
  const parts = [...wanted, ...others.map((reason) => [reason, reason, ""])].map(
    ([reason, title, meaning]) => {
      const own = data.skipped.filter((each) => each.reason === reason);
      return own.length ? skippedGroup(title, meaning, own, skippedQuote) : null;
    },
  );
  const off = ["denied only", "questioned", "weak", "self link", "rejected"].map((status) => {
    const own = data.claims.map((_, n) => n).filter((n) => data.claims[n].status === status);
    return own.length ? skippedGroup(...STATUS[status], own, saying) : null;
  });
  const problems = data.problems.length
    ? skippedGroup(
        "Files that were not read",
        "",
        data.problems,
        ([origin, , reason]) => el("p", { class: "problem" }, el("b", {}, said(origin)), " ", said(reason)),
      )
    : null;
  const all = [problems, ...off, ...parts].filter(Boolean);
  return section(
    "left-out",
    "What was left out",
    "Nothing is dropped in silence: what could not be read, what does not count, and what looked like a claim and gave none.",
    ...(all.length ? all : [el("p", { class: "empty" }, "Nothing was left out.")]),
  );
}

const STATUS = {
  "denied only": ["Denied, and said by nobody", "They draw no arrow."],
  questioned: ["Asked, not said", "Questions never count as claims."],
  weak: ["Too uncertain to count", `Below the confidence of ${data.threshold} from which a claim counts.`],
  "self link": [
    "From a thing to itself",
    "Likely two things taken for one; left out of loops and of the what-if.",
  ],
  rejected: ["Rejected by a person", "They count for nothing."],
};

function skippedGroup(title, meaning, items, render) {
  return disclosure(
    el("span", {}, said(title), " ", el("span", { class: "count" }, items.length.toLocaleString("en"))),
    () => {
      const list = el("div", { class: "sayings" });
      const more = inBatches(list, items, render, 25);
      return el("div", {}, meaning ? el("p", { class: "basis" }, meaning) : null, list, more);
    },
    { class: "group" },
  );
}

function skippedQuote(each) {
  const { text, name } = data.documents[each.document];
  const words = marked(text, ...each.quote, [[...each.span, "looks"]], (part) =>
    el("mark", { class: "looks" }, part),
  );
  return el(
    "article",
    { class: "saying" },
    el(
      "blockquote",
      { dir: "auto" },
      el(
        "p",
        {},
        ...(each.reason === "looks-causal"
          ? words
          : [text.slice(...each.quote), each.quote[1] < each.span[1] ? " …" : ""]),
      ),
    ),
    el(
      "p",
      { class: "by" },
      el("cite", {}, said(name)),
      each.note ? [" · ", said(each.note)] : null,
      " ",
      button("Read in place", () => openDocument(each.document, { span: each.span }), { class: "plain" }),
    ),
  );
}
