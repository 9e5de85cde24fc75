import { type Schemas, useRead } from "../../api/calls";

export type PersonShown = Schemas["PersonShown"];

/** What somebody holds, with whom they agree, and with whom not. */
export function usePerson(id: string) {
  return useRead<PersonShown>(`/api/people/${encodeURIComponent(id)}`);
}
