import { type FormEvent, useId, useState } from "react";
import { type Claim, type Modality, type Paged, type Sign, useRead } from "../../api/calls";
import type { Change, Decide, Scope } from "../../api/decide";
import { Button, Field } from "../../design";
import { MODALITIES } from "./wording";

const SIGNS: readonly [Sign, string][] = [
  ["+", "+ raises, brings about"],
  ["-", "− lowers, prevents"],
  ["?", "? affects, some way"],
];

const SCOPES: readonly [Scope, string][] = [
  ["here", "this claim"],
  ["document", "all alike in this document"],
  ["everywhere", "all alike everywhere"],
];

/** The sides, sign, modality and holder of a claim, to be put right. Only what was changed is written. */
export function ClaimForm({ claim, decide, onDone }: { claim: Claim; decide: Decide; onDone: () => void }) {
  const now = {
    cause: claim.cause.name,
    effect: claim.effect.name,
    sign: claim.polarity,
    modality: claim.modality,
    holder: claim.own_voice ? "" : (claim.holders.at(-1)?.name ?? ""),
  };
  const [form, setForm] = useState(now);
  const [scope, setScope] = useState<Scope>("here");
  const list = useId();
  const variables = useRead<Paged<{ id: string; name: string }>>("/api/variables", { limit: 500 });
  const people = useRead<Paged<{ id: string; name: string }>>("/api/people", { limit: 500 });
  const missing = (["cause", "effect"] as const).filter((side) => !form[side].trim());
  const changed = Object.fromEntries(
    Object.entries(form).filter(([name, value]) => value !== now[name as keyof typeof now]),
  ) as Change;
  const isChanged = Object.keys(changed).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length) return;
    if (isChanged) void decide({ kind: "edit", ids: [claim.id], scope, change: changed });
    onDone();
  };
  const text = (name: "cause" | "effect" | "holder") => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <form
      className="card-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <datalist id={`${list}-variables`}>
        {variables.data?.rows.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      <datalist id={`${list}-people`}>
        {people.data?.rows.map((each) => (
          <option key={each.id} value={each.name} />
        ))}
      </datalist>
      <Field label="Cause" error={missing.includes("cause") ? "Name a variable." : undefined}>
        {/* biome-ignore lint/a11y/noAutofocus: one asked for the form, and goes on typing. */}
        <input autoFocus list={`${list}-variables`} {...text("cause")} />
      </Field>
      <Field label="Sign">
        <select
          value={form.sign}
          onChange={(event) => setForm({ ...form, sign: event.target.value as Sign })}
        >
          {SIGNS.map(([sign, words]) => (
            <option key={sign} value={sign}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Effect" error={missing.includes("effect") ? "Name a variable." : undefined}>
        <input list={`${list}-variables`} {...text("effect")} />
      </Field>
      <div className="pair">
        <Field label="Said as">
          <select
            value={form.modality}
            onChange={(event) => setForm({ ...form, modality: event.target.value as Modality })}
          >
            {MODALITIES.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </Field>
        <Field label="By">
          <input list={`${list}-people`} placeholder="the author" {...text("holder")} />
        </Field>
      </div>
      <Field label="Change it in">
        <select value={scope} onChange={(event) => setScope(event.target.value as Scope)}>
          {SCOPES.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <div className="row end">
        <Button onPress={onDone}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={missing.length > 0 || !isChanged}>
          Save
        </Button>
      </div>
    </form>
  );
}
