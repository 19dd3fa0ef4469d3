import { createInspector, DEFAULT_SETTINGS, decodeFile, type Report, singleFileReport } from '../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../support/memoryWorkspace.ts';
import type { Surface } from './surfaces.ts';

export interface Inspected {
  readonly reports: readonly Report[];
  readonly log: readonly string[];
}

/** The report of a workspace of these files, by path; and one of each that is no candidate, as an editor makes it where it is opened. */
export async function reportsOf(files: ReadonlyMap<string, Uint8Array>, now: Date): Promise<Inspected> {
  const log: string[] = [];
  const say = (message: string) => void log.push(message);
  const inspector = createInspector({
    fileSystem: new MemoryWorkspace(files),
    now: () => now.getTime(),
    log: { debug: say, info: say, warn: say },
  });
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  if (!report) throw new Error('The inspection was aborted.');
  const reports: Report[] = [report];
  for (const [path, bytes] of files) {
    const uri = `${FOLDER_URI}/${path}`;
    if (!report.files.has(uri)) {
      reports.push(await singleFileReport(await decodeFile(uri, bytes), 'file', now.getTime(), []));
    }
  }
  return { reports, log };
}

/** The texts of each surface, each once. */
export async function shownBy(
  reports: readonly Report[],
  surfaces: ReadonlyMap<string, Surface>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const shown = new Map<string, readonly string[]>();
  for (const [name, show] of surfaces) {
    const said = new Set<string>();
    for (const report of reports) for (const text of await show(report)) said.add(text);
    shown.set(name, [...said]);
  }
  return shown;
}
