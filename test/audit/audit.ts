import { createInspector, DEFAULT_SETTINGS, decodeFile, loneReport, type Report } from '../../src/core/index.ts';
import type { KeyForms } from '../support/keyForms.ts';
import { FOLDER_URI, MemoryWorkspace } from '../support/memoryWorkspace.ts';
import type { Place } from './places.ts';
import { SURFACES, type Surface } from './surfaces.ts';

/** A piece of a key that some surface shows. */
export interface Leak {
  readonly key: string;
  readonly form: string;
  readonly place: string;
  readonly surface: string;
  /** What stands around it, as far as it is no key. */
  readonly piece: string;
}

const NOW = Date.UTC(2026, 5, 1, 12);

/** What all surfaces show of a node in which a form of a key stands in some place. */
export async function leaksOf(
  key: KeyForms,
  form: string,
  place: Place,
  surfaces: ReadonlyMap<string, Surface> = SURFACES,
): Promise<readonly Leak[]> {
  const bytes = new TextEncoder().encode(place.fill(key.forms.get(form) ?? ''));
  const log: string[] = [];
  const say = (message: string) => void log.push(message);
  const inspector = createInspector({
    fileSystem: new MemoryWorkspace({ [place.path]: bytes }),
    now: () => NOW,
    log: { debug: say, info: say, warn: say },
  });
  const inspected = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  const uri = `${FOLDER_URI}/${place.path}`;
  // What is no candidate can still be opened, and is decoded then.
  const report = inspected?.files.has(uri)
    ? inspected
    : await loneReport(await decodeFile(uri, bytes), 'file', NOW, []);
  const leaks: Leak[] = [];
  for (const [surface, show] of [...surfaces, ['log', () => log] as const]) {
    const piece = await firstPiece(key, show, report);
    if (piece !== undefined) leaks.push({ key: key.name, form, place: place.name, surface, piece });
  }
  return leaks;
}

async function firstPiece(key: KeyForms, show: Surface, report: Report): Promise<string | undefined> {
  return key.pieceIn([...(await show(report))].join('\n\n'));
}

export const leakText = ({ key, form, place, surface }: Leak): string => `${surface}: ${place}: ${form} of ${key}`;
