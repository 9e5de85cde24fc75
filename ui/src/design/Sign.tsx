const SIGNS = {
  "+": { name: "plus", mark: "+", words: "raises" },
  "-": { name: "minus", mark: "−", words: "lowers" },
  "?": { name: "open", mark: "?", words: "affects" },
} as const;

/** The sign of a link, as a mark and as a word that is read out. */
export function Sign({ sign }: { sign: "+" | "-" | "?" }) {
  const { name, mark, words } = SIGNS[sign];
  return (
    <span className={`sign ${name}`} role="img" aria-label={words} title={words}>
      {mark}
    </span>
  );
}
