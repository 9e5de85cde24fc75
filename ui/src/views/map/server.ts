import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type Paged, post, type Schemas, useRead } from "../../api/calls";
import type { Point } from "../../diagram/geometry";
import type { CausalMap } from "./data";
import type { LinkShown } from "./evidence";

/** The map of everybody, or what a filter lets through of it. */
export function useMap(query: Record<string, string | number> = {}) {
  const told = useRead<Schemas["MapShown"]>("/api/map", query, { keep: true });
  const map = useMemo(() => (told.data ? readMap(told.data) : null), [told.data]);
  return { map, error: told.error, retry: () => told.refetch() };
}

function readMap(told: Schemas["MapShown"]): CausalMap {
  return {
    ...told,
    variables: new Map(told.variables.map((each) => [each.id, each])),
    people: new Map(told.people.map(({ id, name }) => [id, name])),
  };
}

export function useLink(id: string) {
  return useRead<LinkShown>(`/api/links/${encodeURIComponent(id)}`);
}

export type LinkRow = Schemas["LinkRow"];
export type PersonRow = Schemas["PersonRow"];

export function useVariable(id: string) {
  return useRead<Schemas["VariableShown"]>(`/api/variables/${encodeURIComponent(id)}`);
}

/** Whoever says something, most claims first. */
export function usePeople(limit = 500) {
  return useRead<Paged<PersonRow>>("/api/people", { limit });
}

/** What a merge would change. */
export function useMergePreview(kept: string, other: string) {
  return useQuery({
    queryKey: ["/api/merge-preview", kept, other],
    queryFn: () => post<Schemas["MergeShown"]>("/api/merge-preview", { ids: [kept, other] }),
  });
}

const PLACES = "sayso-places";

/** Where variables stood when they were last drawn, on this machine, and a way to keep where they stand now. */
export function usePlaces(project: string) {
  const key = `${PLACES} ${project}`;
  const [places] = useState(() => readPlaces(localStorage.getItem(key)));
  const keep = useCallback(
    (now: ReadonlyMap<string, Point>) => {
      let isNew = false;
      for (const [id, place] of now) {
        isNew ||= !places.has(id);
        places.set(id, place);
      }
      if (isNew) localStorage.setItem(key, JSON.stringify(Object.fromEntries(places)));
    },
    [places, key],
  );
  return { places, keep };
}

function readPlaces(kept: string | null): Map<string, Point> {
  try {
    const found: unknown = JSON.parse(kept ?? "{}");
    return new Map(Object.entries(found as object).filter(isPlace));
  } catch {
    return new Map();
  }
}

function isPlace(entry: [string, unknown]): entry is [string, Point] {
  const at = entry[1];
  return Array.isArray(at) && at.length === 2 && at.every(Number.isFinite);
}
