import { dated } from "../../design";
import { listed } from "../map/data";
import { type Answer, leaning, VERDICTS } from "./answer";
import type { Question } from "./question";

/** The answer as it is printed: the question, what follows, and the words it all stands on, numbered. */
export function PrintedAnswer({
  answer,
  question,
  project,
}: {
  answer: Answer;
  question: Question;
  project: string;
}) {
  const sources = new Map<string, number>();
  const numberOf = (claim: string) => {
    if (!sources.has(claim)) sources.set(claim, sources.size + 1);
    return sources.get(claim);
  };
  const quotes = new Map(
    answer.effects.flatMap(({ paths }) =>
      paths.flatMap(({ steps }) =>
        steps.flatMap((step) => step.quotes.map((quote) => [quote.claim, quote] as const)),
      ),
    ),
  );
  return (
    <article className="printed">
      <h1>What follows from what was said, if {listed(answer.presses.map(({ words }) => words))}</h1>
      <p>
        {answer.according_to.length
          ? `By what ${listed(answer.according_to)} said.`
          : "By what everybody said."}
        {answer.held.length > 0 && ` Kept as it is: ${listed(answer.held.map(({ name }) => name))}.`}
        {question.asSaid && " No link is used against the direction it was said in."}
        {question.generalOnly && " Links that rest on finished events only are left out."} It is no forecast:
        it is as good as the claims it stands on.
      </p>
      {VERDICTS.map(({ verdict, title }) => {
        const own = answer.effects.filter((effect) => effect.verdict === verdict);
        if (!own.length) return null;
        return (
          <section key={verdict}>
            <h2>{title}</h2>
            {own.map((effect) => (
              <div key={effect.variable.id} className="printed-effect">
                <h3>{effect.variable.name}</h3>
                <p>
                  {effect.reason}
                  {verdict !== "rises" && verdict !== "falls" && ` ${leaning(effect.lean)}`}
                  {effect.by_side.map(
                    (side) =>
                      ` ${side.verdict} by ${listed(side.people.map(({ name }) => name)) || "a mixture"}.`,
                  )}
                </p>
                {effect.paths.slice(0, 2).map((path) => (
                  <p key={path.steps.map(({ link }) => link).join()} className="printed-path">
                    {path.steps[0]?.cause}
                    {path.steps.map((step) => (
                      <span key={step.link}>
                        {` (${step.sign === "-" ? "−" : step.sign})→ ${step.effect}`}
                        <sup>{step.quotes.map(({ claim }) => numberOf(claim)).join(", ")}</sup>
                      </span>
                    ))}
                  </p>
                ))}
              </div>
            ))}
          </section>
        );
      })}
      <h2>Sources</h2>
      <ol>
        {[...sources.keys()].map((claim) => {
          const quote = quotes.get(claim);
          return (
            quote && (
              <li key={claim}>
                “{quote.words}” {quote.speaker}, <cite>{quote.document}</cite>
                {quote.date && `, ${dated(quote.date)}`}, paragraph {quote.paragraph}
              </li>
            )
          );
        })}
      </ol>
      <p className="soft">
        {project}, revision {answer.revision}; {answer.draws.toLocaleString("en")} draws of strengths, seed{" "}
        {answer.seed}; settled {Math.round(100 * answer.settled_uniform)} % (uniform) and{" "}
        {Math.round(100 * answer.settled_log_uniform)} % (log-uniform).
      </p>
    </article>
  );
}
