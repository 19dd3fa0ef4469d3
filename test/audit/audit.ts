import { createInspector, DEFAULT_SETTINGS, decodeFile, loneReport, type Report } from '../../src/core/index.ts';
import type { KeyForms } from '../support/keyForms.ts';
import { FOLDER_URI, MemoryWorkspace } from '../support/memoryWorkspace.ts';
import type { Place } from './places.ts';
import { SURFACES, type Surface } from './surfaces.ts';

/** A piece of a secret that some surface shows. */
export interface Leak {
  readonly key: string;
  readonly form: string;
  readonly place: string;
  readonly surface: string;
}

/** One secret in one of its forms, and the places it is tried in, each on a node of its own. */
export interface Trial {
  readonly key: KeyForms;
  readonly form: string;
  readonly places: readonly Place[];
}

const NOW = Date.UTC(2026, 5, 1, 12);

/** What the surfaces show of it. */
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
  const log: string[] = [];
  const say = (message: string) => void log.push(message);
  const inspector = createInspector({
    fileSystem: new MemoryWorkspace(files),
    now: () => NOW,
    log: { debug: say, info: say, warn: say },
  });
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  if (!report) throw new Error('The inspection was aborted.');
  const reports: Report[] = [report];
  for (const [path, bytes] of files) {
    const uri = `${FOLDER_URI}/${path}`;
    // What is no candidate can still be opened, and is decoded then.
    if (!report.files.has(uri)) reports.push(await loneReport(await decodeFile(uri, bytes), 'file', NOW, []));
  }
  const leaking: string[] = [];
  for (const [name, show] of [...surfaces, ['log', () => log] as const]) {
    const shown = new Set<string>();
    for (const one of reports) for (const said of await show(one)) shown.add(said);
    if ([...shown].some((said) => key.pieceIn(said) !== undefined)) leaking.push(name);
  }
  return leaking;
}
