import { createInspector, DEFAULT_SETTINGS, jsonReport, pathsBelow, type Report } from '../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import type { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { mutateBytes } from '../mutate/bytes.ts';
import { mutateText } from '../mutate/text.ts';
import { examineReport } from './examineReport.ts';

const FOLDERS = [{ uri: FOLDER_URI, name: 'workspace' }];

/** One file after the other is damaged in an open workspace, and all are repaired at last: then all is as it was. */
export function typingKind({ node, now }: Corpus): Kind {
  const files = [...node].flatMap(([path, content]) =>
    content instanceof Uint8Array ? [[path, content] as const] : [],
  );
  const changed = (draw: Draw) => {
    const [path, bytes] = draw.pick(files);
    if (draw.chance(5)) return [path, mutateBytes(bytes, draw)] as const;
    return [path, new TextEncoder().encode(mutateText(new TextDecoder().decode(bytes), draw))] as const;
  };
  return {
    name: 'typing',
    weight: 0.4,
    make: (draw) => Array.from({ length: 1 + draw.below(3) }, () => changed(draw)),
    run: (input, draw) => type(node, input, now, draw),
  };
}

async function type(node: Corpus['node'], input: Input, now: Date, draw: Draw): Promise<Outcome> {
  const workspace = new MemoryWorkspace(node);
  const log = { debug() {}, info() {}, warn: (message: string) => void said.push(message) };
  const said: string[] = [];
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log });
  const settings = { ...DEFAULT_SETTINGS, folders: FOLDERS };
  let changed = new Set<string>();
  const look = async () => {
    // As the editor does it while one types: nothing else is looked at.
    const report = await inspector.inspect(settings, changed.size > 0 && draw.chance(2) ? { changed } : {});
    changed = new Set();
    if (!report) throw new Error('The inspection was stopped.');
    if (said.length > 0) throw new Error(`contained: ${said[0]?.replace(/ on .*?: /, ': ')}`);
    return report;
  };
  const before = summaryOf(await look());
  const outcomes: Outcome[] = [];
  for (const [path, bytes] of input) {
    write(path, bytes);
    outcomes.push(await examineReport(await look(), draw));
  }
  for (const [path] of input) write(path, node.get(path) ?? new Uint8Array());
  if (summaryOf(await look()) !== before) throw new Error('What was damaged and mended is not as it was.');
  return {
    texts: outcomes.flatMap(({ texts }) => texts),
    places: outcomes.flatMap(({ places }) => places),
  };

  function write(path: string, content: Parameters<MemoryWorkspace['write']>[1]): void {
    workspace.write(path, content);
    inspector.invalidate(workspace.uri(path));
    changed.add(workspace.uri(path));
  }
}

function summaryOf(report: Report): string {
  return JSON.stringify([jsonReport(report, ['.'], pathsBelow(FOLDERS)), report.findings, report.skipped]);
}
