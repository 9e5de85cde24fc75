import { Sign } from "../design";

/** What the marks of the diagram mean. */
export function Legend() {
  return (
    <dl className="legend">
      <div>
        <dt>
          <Sign sign="+" />
        </dt>
        <dd>more of the one, more of the other than there would be</dd>
      </div>
      <div>
        <dt>
          <Sign sign="-" />
        </dt>
        <dd>more of the one, less of the other than there would be</dd>
      </div>
      <div>
        <dt>
          <Sign sign="?" />
        </dt>
        <dd>affects it; nobody says which way (dotted)</dd>
      </div>
      <div>
        <dt>
          <svg viewBox="0 0 44 12" aria-hidden="true">
            <path className="legend-wide" d="M2 6h40" />
          </svg>
        </dt>
        <dd>wider: more independent people say so</dd>
      </div>
      <div>
        <dt>
          <svg viewBox="0 0 44 12" aria-hidden="true">
            <path className="legend-base" d="M2 6h40" />
            <path className="legend-disputed" d="M2 6h40" />
          </svg>
        </dt>
        <dd>contested: others say the opposite, or deny it (crossed)</dd>
      </div>
      <div>
        <dt>
          <svg viewBox="0 0 44 12" aria-hidden="true">
            <path className="legend-base" d="M2 6h17M25 6h17" />
            <path className="legend-delay" d="M19.500 1v10M24.500 1v10" />
          </svg>
        </dt>
        <dd>somebody says that it takes time</dd>
      </div>
      <div>
        <dt className="legend-letters">R B</dt>
        <dd>a loop that reinforces itself, one that balances itself</dd>
      </div>
    </dl>
  );
}
