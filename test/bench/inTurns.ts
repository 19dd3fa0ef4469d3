/**
 * Prints the processor time of an inspection from nothing and after a comment in a control-plane manifest, here and in another checkout, in
 * turns in one process: `node test/bench/inTurns.ts /path/of/other 150 1000`. Both include what the status bar shows of the report, from which
 * the states of components follow. The nodes are one cluster of three control-plane nodes and workers, with three faults if FAULTS is set. TURNS
 * is how often each checkout inspects each size, 5 if it is not set.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.ts';
import { DEFAULT_SETTINGS, type Report } from '../../src/core/index.ts';
import { buildFleet, threeFaults } from '../support/fleet.ts';
import { FOLDER_URI, MemoryWorkspace } from '../support/memoryWorkspace.ts';
import { spread } from './costs/spread.ts';

type Core = Pick<
  typeof import('../../src/core/index.ts'),
  'createInspector' | 'expirationReport' | 'expirationSummary'
> &
  Pick<typeof import('../../src/core/model/memo/memo.ts'), 'Memo'>;

interface Turn {
  readonly nothing: number;
  readonly edits: readonly number[];
  /** Nodes that were analyzed after each edit. */
  readonly analyzed: readonly number[];
  readonly connections: number;
  readonly findings: number;
}

const NOW = new Date('2026-06-01T12:00:00Z');
const EDITED = 'cp-1/etc/kubernetes/manifests/kube-apiserver.yaml';
const EDITS = 10;
const TURNS = Number(process.env.TURNS ?? 5);
const EDIT = process.env.FAULTS === undefined ? undefined : threeFaults;
const SETTINGS = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };

const [other, ...sizes] = process.argv.slice(2);
if (other === undefined || sizes.length === 0) throw new Error('node test/bench/inTurns.ts OTHER-CHECKOUT NODES…');
const cores = { before: await coreOf(other), after: await coreOf(ROOT) };

for (const nodes of [9, ...sizes.map(Number)]) {
  const files = await buildFleet({ now: NOW, nodes, edit: EDIT });
  const turns = { before: [] as Turn[], after: [] as Turn[] };
  for (let at = 0; at < TURNS; at++) {
    const names = ['before', 'after'] as const;
    for (const name of at % 2 === 0 ? names : names.toReversed()) turns[name].push(await takeTurn(cores[name], files));
  }
  // The smallest warms the machine up.
  if (nodes === 9) continue;
  for (const [name, all] of Object.entries(turns)) {
    const analyzed = new Set(all.flatMap((turn) => turn.analyzed));
    const { connections, findings } = all[0] ?? {};
    console.log(
      `${nodes} nodes, ${name}: from nothing ${spread(all.map(({ nothing }) => nothing))} ms; a comment ${spread(all.flatMap(({ edits }) => edits))} ms, ` +
        `${[...analyzed].join(' or ')} analyzed; ${connections} connections, ${findings} findings`,
    );
  }
}

async function coreOf(checkout: string): Promise<Core> {
  const at = (file: string) => import(pathToFileURL(path.resolve(checkout, 'src/core', file)).href);
  return { ...(await at('index.ts')), ...(await at('model/memo/memo.ts')) } as Core;
}

async function takeTurn(
  { createInspector, expirationReport, expirationSummary, Memo }: Core,
  files: Awaited<ReturnType<typeof buildFleet>>,
): Promise<Turn> {
  const workspace = new MemoryWorkspace(files);
  let analyses = 0;
  const memo = new Memo((step) => {
    if (step === 'analysis') analyses++;
  });
  const fail = (message: string) => {
    throw new Error(message);
  };
  const log = { debug() {}, info() {}, warn: fail };
  const inspector = createInspector({ fileSystem: workspace, now: () => NOW.getTime(), log }, memo);
  const summarize = (report: Report | undefined) => {
    if (report) expirationSummary(expirationReport(report, SETTINGS), report);
    return report;
  };
  const [nothing, report] = await processorTime(async () => summarize(await inspector.inspect(SETTINGS)));
  const edits: number[] = [];
  const analyzed: number[] = [];
  for (let at = 0; at < EDITS; at++) {
    const text = new TextDecoder().decode(workspace.files.get(EDITED) as Uint8Array);
    workspace.write(EDITED, `# comment\n${text}`);
    analyses = 0;
    const changed = new Set([workspace.uri(EDITED)]);
    const [edit] = await processorTime(async () => summarize(await inspector.inspect(SETTINGS, { changed })));
    edits.push(edit);
    analyzed.push(analyses);
  }
  return {
    nothing,
    edits,
    analyzed,
    connections: report?.connections.length ?? 0,
    findings: report?.findings.length ?? 0,
  };
}

async function processorTime<Value>(work: () => Promise<Value>): Promise<readonly [number, Value]> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, value];
}
