import { ArrowRight, Printer } from "lucide-react";
import { Link } from "react-router";
import { Button, counted, dated, Sign } from "../../design";
import { FATE_SIGN } from "../../diagram/paint";
import { listed } from "../map/data";
import { placeOf } from "../map/Sayings";
import { type Answer, type Effect, leaning, type Path, percent, type Shares, VERDICTS } from "./answer";

interface EffectsProps {
  answer: Answer;
  chosen: string | null;
  addressOf: (effect: string | null) => string;
}

/** What follows, by how sure it is; one opened for why. */
export function Effects({ answer, chosen, addressOf }: EffectsProps) {
  if (!answer.effects.length) return <p className="soft">Nothing that was said leads on from here.</p>;
  return (
    <div className="effects">
      {VERDICTS.map(({ verdict, title, meaning }) => {
        const own = answer.effects.filter((effect) => effect.verdict === verdict);
        if (!own.length) return null;
        return (
          <section key={verdict} className={`verdict is-${verdict}`}>
            <h2>
              <span className="fate" aria-hidden>
                {FATE_SIGN[verdict as "rises"]}
              </span>
              {title} <span className="soft">{own.length}</span>
            </h2>
            <p className="soft small">{meaning}</p>
            <ul>
              {own.map((effect) => (
                <li key={effect.variable.id}>
                  <Link
                    className="effect-name"
                    to={addressOf(effect.variable.id === chosen ? null : effect.variable.id)}
                    aria-expanded={effect.variable.id === chosen}
                  >
                    {effect.variable.name}
                  </Link>
                  {verdict === "open" && <Lean shares={effect.lean.uniform} />}
                  {effect.variable.id === chosen && <EffectWhy effect={effect} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {answer.not_reached.length > 0 && (
        <details className="soft small">
          <summary>{counted(answer.not_reached.length, "variable")} not reached</summary>
          {answer.not_reached.map(({ name }) => name).join(" · ")}
        </details>
      )}
      <Button icon={Printer} onPress={() => window.print()}>
        Print this answer with its sources
      </Button>
    </div>
  );
}

/** Shares of the draws as a bar: rising to the right of falling, with the numbers beside it. */
function Lean({ shares }: { shares: Shares }) {
  if (!shares.settled) return null;
  const words = `rises in ${percent(shares.rises, shares.settled)} of the draws, falls in ${percent(shares.falls, shares.settled)}`;
  const falls = (100 * shares.falls) / shares.settled;
  const rises = (100 * shares.rises) / shares.settled;
  return (
    <span className="lean" role="img" aria-label={words} title={words}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="lean-falls" width={falls} height="6" />
        <rect className="lean-rises" x={100 - rises} width={rises} height="6" />
      </svg>
      <span aria-hidden>
        ▼ {percent(shares.falls, shares.settled)} · ▲ {percent(shares.rises, shares.settled)}
      </span>
    </span>
  );
}

/** Why one variable rises, falls or stays open: each side's answer, the paths, the draws. */
export function EffectWhy({ effect }: { effect: Effect }) {
  return (
    <div className="effect-why">
      {effect.reason && <p>{effect.reason}</p>}
      {effect.by_side.length > 0 && (
        <ul className="sides">
          {effect.by_side.map((side) => (
            <li key={side.links.join()}>
              <b>{side.verdict}</b>{" "}
              {side.people.length
                ? `by what ${listed(side.people.map(({ name }) => name))} said`
                : "by a mixture that nobody holds alone"}
            </li>
          ))}
        </ul>
      )}
      {effect.verdict !== "rises" && effect.verdict !== "falls" && (
        <p className="soft">{leaning(effect.lean)}</p>
      )}
      {effect.lean.loops.length > 0 && (
        <ul className="soft small">
          {effect.lean.loops.map((loop) => (
            <li key={loop.id}>{loop.sentence}</li>
          ))}
        </ul>
      )}
      <ol className="paths">
        {effect.paths.map((path) => (
          <li key={path.steps.map(({ link }) => link).join()}>
            <PathShown path={path} />
          </li>
        ))}
      </ol>
      {effect.more > 0 && (
        <p className="soft small">
          {effect.more_is_exact ? "" : "More than "}
          {counted(effect.more, "more path")}.
        </p>
      )}
    </div>
  );
}

function PathShown({ path }: { path: Path }) {
  return (
    <>
      <p className="chain">
        {path.steps[0]?.cause}
        {path.steps.map((step) => (
          <span key={step.link}>
            {" "}
            <Sign sign={step.sign} />
            <ArrowRight aria-hidden />{" "}
            <Link to={`/map?${new URLSearchParams({ link: step.link })}`}>{step.effect}</Link>
            {step.mirror && <small className="soft"> (mirror reading)</small>}
            {step.once && <small className="soft"> (happened once)</small>}
            {step.contested && <small className="disputed"> (contested)</small>}
          </span>
        ))}
      </p>
      <p className="soft small">
        <b>{path.effect === "open" ? "cannot be told" : path.effect}</b> ·{" "}
        {path.held_by.length ? `held by ${listed(path.held_by)}` : "pieced together from several people"} ·{" "}
        {path.steps.length > 1 ? "weakest link " : ""}said by {counted(path.support, "source")}
      </p>
      {path.steps.map((step) => (
        <details key={step.link} className="step-quotes">
          <summary className="small">
            {step.cause} → {step.effect}: in their words
          </summary>
          {step.quotes.map((quote) => (
            <figure key={quote.claim} className="quote">
              <blockquote dir="auto">{quote.words}</blockquote>
              <figcaption>
                <bdi>{quote.speaker}</bdi>,{" "}
                <Link to={placeOf({ claim: quote.claim, document: quote.claim.split(":")[0] ?? "" })}>
                  <bdi>{quote.document}</bdi>
                </Link>
                {quote.date && `, ${dated(quote.date)}`}, paragraph {quote.paragraph}
              </figcaption>
            </figure>
          ))}
        </details>
      ))}
    </>
  );
}
