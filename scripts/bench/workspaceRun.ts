import { readFile, writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createInspector,
  DEFAULT_SETTINGS,
  describeAt,
  prepareConnections,
  prepareReferences,
  prepareRotations,
  type Report,
  referencesAt,
} from '../../src/core/index.ts';
import { host } from '../../src/host/node.ts';
import { nodeFileSystem } from '../../src/host/nodeFileSystem.ts';
import { largestResidentSet } from './largestResidentSet.ts';
import type { WorkspaceFigures } from './workspaces.ts';

/** Inspects the given folder, in a separate process that does nothing else, and prints the figures as JSON. */
const EDITS = 10;
const FLAG = '--tls-cert-file=';

const folder = process.argv[2] ?? '';
const delay = monitorEventLoopDelay({ resolution: 1 });
const inspector = createInspector({
  fileSystem: nodeFileSystem,
  now: () => Date.now(),
  log: { debug() {}, info() {}, warn: (message) => process.stderr.write(`${message}\n`) },
  cryptography: host.cryptography,
  pause: host.pause,
});
const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: pathToFileURL(folder).href, name: 'workspace' }] };

let first = 0;
delay.enable();
const started = performance.now();
const cpu = process.cpuUsage();
const report = await inspector.inspect(settings, {
  onPartial: () => {
    first ||= performance.now() - started;
  },
});
const whole = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
if (!report) throw new Error('There is no report.');
const peak = largestResidentSet();
const block = longestHold();
const index = await timed(async () => {
  await prepareReferences(report, host.pause);
  await prepareConnections(report.connections, host.pause);
  await prepareRotations(report, host.pause);
});
const indexBlock = longestHold();
const edited = await timeEdits(report);
const editBlock = longestHold();
const again = await timed(() => inspector.inspect(settings));
const shown = inspector.report ?? report;
const files = [...shown.files.values()];
const documents = files.flatMap((file) => file.documents);

const figures: WorkspaceFigures = {
  nodes: shown.nodes.length,
  files: files.length,
  certificates: count(
    files.flatMap(({ artifacts }) => artifacts),
    'certificate',
  ),
  kubeconfigs: count(documents, 'kubeconfig'),
  manifests: files.filter(({ uri }) => /\/manifests\/[^/]+\.yaml$/.test(uri)).length,
  first: first || whole,
  whole,
  work: (user + system) / 1000,
  peak,
  kept: keptMemory(),
  block,
  ...edited,
  editBlock,
  again,
  hover: await timeHover(shown),
  index,
  indexBlock,
};
process.stdout.write(JSON.stringify(figures));
process.exit(0);

/** Milliseconds that the event loop was held at most since this was asked last. */
function longestHold(): number {
  const longest = delay.max / 1e6;
  delay.reset();
  return longest;
}

/** Megabytes in use after a collection of garbage. */
function keptMemory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function count(items: readonly { readonly kind: string }[], wanted: string): number {
  return items.filter(({ kind }) => kind === wanted).length;
}

async function timed(action: () => unknown): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

/**
 * The middle one of several edits that break and mend a path in one manifest, from the change on the disk to the new findings; and of
 * the first hovers after them.
 */
async function timeEdits({ files }: Report): Promise<Pick<WorkspaceFigures, 'edit' | 'firstHover'>> {
  const uri = [...files.keys()].find((key) => key.endsWith('/kube-apiserver.yaml'));
  if (uri === undefined) throw new Error('There is no manifest to edit.');
  const times: number[] = [];
  const hovers: number[] = [];
  const path = fileURLToPath(uri);
  const right = await readFile(path, 'utf8');
  const wrong = right.replace(`${FLAG}/etc/kubernetes/pki/apiserver.crt`, `${FLAG}/etc/kubernetes/pki/apiserver.cert`);
  for (let edit = 0; edit < EDITS; edit++) {
    const isWrong = edit % 2 === 0;
    await writeFile(path, isWrong ? wrong : right);
    times.push(await timed(() => inspector.inspect(settings, { changed: new Set([uri]) })));
    const { report: fresh } = inspector;
    if (!fresh || fresh.findings.length > 0 !== isWrong) throw new Error('The edit was not seen.');
    hovers.push(await timed(hoverOf(fresh)));
  }
  return { edit: middle(times), firstHover: middle(hovers) };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Microseconds a hover, once the report's index is made. */
async function timeHover(shown: Report): Promise<number> {
  const hover = hoverOf(shown);
  const count = 200;
  const time = await timed(() => {
    for (let at = 0; at < count; at++) hover();
  });
  return (time * 1000) / count;
}

/** Says what lies at a flag that names a certificate, and who else uses that. */
function hoverOf(shown: Report): () => void {
  const file = [...shown.files.values()].find(({ uri }) => uri.endsWith('/kube-apiserver.yaml'));
  const offset = file?.text?.indexOf('/etc/kubernetes/pki/ca.crt') ?? -1;
  if (!file || offset < 0) throw new Error('There is nothing to hover over.');
  return () => {
    const place = describeAt(shown, file.uri, offset, settings);
    if (place?.anchor === undefined) throw new Error('The hover says nothing.');
    referencesAt(shown, file.uri, place.anchor);
  };
}
