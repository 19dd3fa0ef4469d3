import { appendFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createInspector, DEFAULT_SETTINGS, describeAt, type Report } from '../../src/core/index.ts';
import { useIndex } from '../../src/core/uses/useIndex.ts';
import { host } from '../../src/host/node.ts';
import { nodeFileSystem } from '../../src/host/nodeFileSystem.ts';
import type { WorkspaceFigures } from './workspaces.ts';

/** Inspects the folder given, in a process of its own that is asked for nothing else, and prints the figures as JSON. */
const EDITS = 9;

const folder = process.argv[2] ?? '';
const delay = monitorEventLoopDelay({ resolution: 1 });
const inspector = createInspector({
  fileSystem: nodeFileSystem,
  now: () => Date.now(),
  log: { debug() {}, info() {}, warn: (message) => process.stderr.write(`${message}\n`) },
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
delay.disable();
if (!report) throw new Error('There is no report.');
const peak = process.resourceUsage().maxRSS / 1000;
const edit = await timeEdits(report);
const again = await timed(() => inspector.inspect(settings));

const figures: WorkspaceFigures = {
  nodes: report.nodes.length,
  files: report.files.size,
  certificates: [...report.files.values()].flatMap(({ artifacts }) => artifacts).filter(isCertificate).length,
  first: first || whole,
  whole,
  work: (user + system) / 1000,
  peak,
  block: delay.max / 1e6,
  edit,
  again,
  hover: await timeHover(report),
  index: await timed(() => useIndex(report)),
};
process.stdout.write(JSON.stringify(figures));

function isCertificate({ kind }: { readonly kind: string }): boolean {
  return kind === 'certificate';
}

async function timed(action: () => unknown): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

/** The middle one of several edits of one manifest, from its change on the disk to the new findings. */
async function timeEdits({ files }: Report): Promise<number> {
  const uri = [...files.keys()].find((key) => key.endsWith('/kube-apiserver.yaml'));
  if (uri === undefined) throw new Error('There is no manifest to edit.');
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    await appendFile(fileURLToPath(uri), `# ${edit}\n`);
    times.push(await timed(() => inspector.inspect(settings, { changed: new Set([uri]) })));
  }
  return times.sort((a, b) => a - b)[EDITS >> 1] ?? 0;
}

/** Microseconds to say what lies at a flag that names a certificate, once the report's index is made. */
async function timeHover(shown: Report): Promise<number> {
  const file = [...shown.files.values()].find(({ uri }) => uri.endsWith('/kube-apiserver.yaml'));
  const offset = file?.text?.indexOf('/etc/kubernetes/pki/apiserver.crt') ?? -1;
  if (!file || offset < 0) throw new Error('There is nothing to hover over.');
  const hover = () => describeAt(shown, file.uri, offset, settings);
  if (!hover()) throw new Error('The hover says nothing.');
  const count = 200;
  const time = await timed(() => {
    for (let at = 0; at < count; at++) hover();
  });
  return (time * 1000) / count;
}
