import type { KeyForms } from '../support/keyForms.ts';
import type { Place } from './places.ts';
import { reportsOf, shownBy } from './shown.ts';
import { SURFACES, type Surface } from './surfaces.ts';

/** A piece of a secret that some surface shows. */
export interface Leak {
  readonly key: string;
  readonly form: string;
  readonly place: string;
  readonly surface: string;
}

/** One secret in one of its forms, and the places in which it is tried, each on a separate node. */
export interface Trial {
  readonly key: KeyForms;
  readonly form: string;
  readonly places: readonly Place[];
}

const NOW = new Date(Date.UTC(2026, 5, 1, 12));

/** The surfaces that show a part of it. */
export async function leaksOf(
  trial: Trial,
  surfaces: ReadonlyMap<string, Surface> = SURFACES,
): Promise<readonly Leak[]> {
  const leaking = await surfacesThatShow(trial, surfaces);
  const { key, form, places } = trial;
  const [place] = places;
  if (leaking.length === 0 || !place) return [];
  if (places.length === 1) return leaking.map((surface) => ({ key: key.name, form, place: place.name, surface }));
  // Only one by one they say which place it is.
  const leaks: Leak[] = [];
  for (const one of places) leaks.push(...(await leaksOf({ ...trial, places: [one] }, surfaces)));
  const together = places.map(({ name }) => name).join(' + ');
  return leaks.length > 0 ? leaks : leaking.map((surface) => ({ key: key.name, form, place: together, surface }));
}

export const leakText = ({ key, form, place, surface }: Leak): string => `${surface}: ${place}: ${form} of ${key}`;

async function surfacesThatShow(
  { key, form, places }: Trial,
  surfaces: ReadonlyMap<string, Surface>,
): Promise<readonly string[]> {
  const text = key.forms.get(form) ?? '';
  const files = new Map(
    places.map((place, at) => [`node-${at}/${place.path}`, new TextEncoder().encode(place.fill(text))] as const),
  );
  const { reports, log } = await reportsOf(files, NOW);
  const shown = await shownBy(reports, new Map([...surfaces, ['log', () => log] as const]));
  return [...shown].flatMap(([name, said]) => (said.some((text) => key.pieceIn(text) !== undefined) ? name : []));
}
