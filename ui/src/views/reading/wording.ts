import type { Claim, Modality } from "../../api/calls";

/** What happens to a side, in words. */
export const CHANGES: Record<Claim["cause"]["change"], string> = {
  increase: "more",
  decrease: "less",
  occurs: "happens",
  absent: "does not happen",
};

export const MODALITIES: readonly Modality[] = [
  "asserted",
  "conditional",
  "possible",
  "intended",
  "denied",
  "questioned",
];
