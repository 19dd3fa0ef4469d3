import type { ActivationFigures } from './activation.ts';
import type { BundleSize } from './bundles.ts';
import type { CommandLineFigures, Usage } from './commandLine.ts';
import type { Comparison } from './decoding.ts';
import type { HostileFigures } from './hostileFiles.ts';
import type { ManyNodesWindow } from './manyNodesWindow.ts';
import type { OpeningFigures } from './opening.ts';
import type { WorkspaceFigures } from './workspaces.ts';

export interface Figures {
  /** Such as "2 cores, Node 24". */
  readonly machine: string;
  readonly decoding: Comparison;
  readonly verifying: Comparison;
  readonly opening: OpeningFigures;
  readonly activation: ActivationFigures;
  readonly commandLine: readonly CommandLineFigures[];
  readonly workspaces: readonly WorkspaceFigures[];
  readonly window: ManyNodesWindow;
  readonly hostile: readonly HostileFigures[];
  readonly bundles: readonly BundleSize[];
}

/** The figures as Markdown, for docs/figures.md. */
export function figuresSection({
  machine,
  decoding,
  verifying,
  opening,
  activation,
  commandLine,
  workspaces,
  window,
  hostile,
  bundles,
}: Figures): string {
  const rows: readonly (readonly [string, string])[] = [
    [
      'Loading and activating the extension in VS Code',
      `${whole((100 * activation.activation) / activation.everything)} % of what loading everything takes: ${whole(activation.activation)} of ${whole(activation.everything)} ms, ${whole(activation.loading)} ms of them loading`,
    ],
    [
      `From startup to the findings of a kubeadm node (${opening.certificates} certificates in ${opening.files} files, RSA)`,
      `${(activation.findings / activation.everything).toFixed(1)} times what loading everything takes: ${whole(activation.findings)} ms`,
    ],
    [
      'The same node on the command line, in a new process',
      `${whole(opening.cold)} ms, ${whole(opening.bareNode)} ms of them Node’s own startup`,
    ],
    ['The same node read again in a warm process', `${whole(opening.warm)} ms`],
    ['Every field of one RSA-2048 certificate', `${whole(decoding.ours)} µs: ${comparison(decoding)}`],
    ['One RSA-2048 signature, of 200 in a batch', `${whole(verifying.ours)} µs: ${comparison(verifying)}`],
    ...bundles.map(({ file, raw, gzip }) => [`\`${file}\``, `${kilobytes(raw)}, ${kilobytes(gzip)} gzipped`] as const),
  ];
  return [
    `Measured on ${machine}; \`npm run bench\` repeats it.`,
    '',
    'The command line, `check --format json`, compared with a program that reads the same files, lets OpenSSL parse every certificate, verifies it',
    'against its CA and derives the public half of every private key (`scripts/bench/floorRun.ts`). Clusters of one node, in which no',
    'certificate or key occurs twice (P-256); the median of three runs, in turns.',
    '',
    ...tableOf(
      ['Nodes', 'Node.js', 'Processor time', 'Clock', 'Largest resident set'],
      commandLine.map(commandLineRow),
    ),
    '',
    'One certificate, one node and the bundles, the fastest of several runs:',
    '',
    ...tableOf(['What', 'Figure'], rows),
    '',
    'Workspaces of many nodes in clusters of three, read through the command line’s file system: the median of three runs, each in a',
    'separate process. All certificates differ except the CAs that a cluster shares. Leaf certificates use the RSA keys of three nodes, and',
    'each CA has a separate P-256 key.',
    '',
    ...tableOf(
      ['', ...workspaces.map(({ nodes }) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`)],
      workspaceRows(workspaces),
    ),
    '',
    'The largest workspace in a VS Code window with all views and the Problems panel open, after the other extensions have started: the',
    'median of three windows. Blocks are those of the extension host’s event loop.',
    '',
    ...tableOf(['What', 'Figure'], windowRows(window)),
    '',
    'Files of up to one megabyte that are built to be expensive, each in a separate workspace: the median of three runs. The report states',
    'what was not checked. Blocks are processor time of the event loop’s thread.',
    '',
    ...tableOf(['What', 'Size', 'Processor time', 'Longest block', 'Largest resident set'], hostile.map(hostileRow)),
  ].join('\n');
}

function workspaceRows(workspaces: readonly WorkspaceFigures[]): readonly (readonly string[])[] {
  const row = (what: string, figure: (of: WorkspaceFigures) => string) => [what, ...workspaces.map(figure)];
  return [
    row('Files', ({ files }) => `${files}`),
    row('Certificates', ({ certificates }) => `${certificates}`),
    row('Kubeconfigs, static pod manifests', ({ kubeconfigs, manifests }) => `${kubeconfigs}, ${manifests}`),
    row('First node’s findings', ({ first }) => `${whole(first)} ms`),
    row('All findings', (of) => `${whole(of.whole)} ms`),
    row('Compared with one tenth of the nodes', (of) => growth(workspaces, of, (one) => one.whole)),
    row(
      'Processor time, total and per node',
      ({ work, nodes }) => `${whole(work)} ms, ${(work / nodes).toFixed(1)} ms`,
    ),
    row('Longest event loop block', ({ block }) => `${whole(block)} ms`),
    row('Largest resident set', ({ peak }) => `${whole(peak)} MB`),
    row('Memory in use at the end', ({ kept }) => `${whole(kept)} MB`),
    row('Compared with one tenth of the nodes', (of) => growth(workspaces, of, (one) => one.kept)),
    row('New findings after an edit', ({ edit }) => `${whole(edit)} ms`),
    row('First hover after the edit', ({ firstHover }) => `${firstHover.toFixed(1)} ms`),
    row('Longest event loop block meanwhile', ({ editBlock }) => `${whole(editBlock)} ms`),
    row('Any other hover', ({ hover }) => `${(hover / 1000).toFixed(1)} ms`),
    row('A second inspection of everything', ({ again }) => `${whole(again)} ms`),
    row('Index of references, connections and rotations, at startup', ({ index }) => `${whole(index)} ms`),
    row('Longest event loop block meanwhile', ({ indexBlock }) => `${whole(indexBlock)} ms`),
  ];
}

/** How many times as much as in the workspace before. */
function growth(
  all: readonly WorkspaceFigures[],
  one: WorkspaceFigures,
  figure: (of: WorkspaceFigures) => number,
): string {
  const before = all[all.indexOf(one) - 1];
  return before ? `${(figure(one) / figure(before)).toFixed(1)} times` : '';
}

function windowRows({ first, findings, hold, edit, hover, editHold, viewsHold }: ManyNodesWindow) {
  return [
    ['First node’s findings shown', `${whole(first)} ms`],
    ['All findings shown', `${whole(findings)} ms`],
    ['Longest block meanwhile', `${whole(hold)} ms`],
    ['New findings after an edit and the typing pause', `${whole(edit)} ms`],
    ['A hover', `${whole(hover)} ms`],
    ['Longest block by edits and hovers', `${whole(editHold)} ms`],
    ['Longest block while the views open', `${whole(viewsHold)} ms`],
  ];
}

function commandLineRow({ nodes, version, ours, floor }: CommandLineFigures): readonly string[] {
  const beside = (figure: (of: Usage) => number, unit: (value: number) => string) =>
    `${ratio(figure(ours) / figure(floor))} (${unit(figure(ours))}, ${unit(figure(floor))})`;
  return [
    `${nodes}`,
    version,
    beside(({ work }) => work, seconds),
    beside(({ clock }) => clock, seconds),
    beside(
      ({ peak }) => peak,
      (value) => `${whole(value)} MB`,
    ),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

function hostileRow({ name, bytes, work, block, peak }: HostileFigures): readonly string[] {
  return [name, kilobytes(bytes), `${whole(work)} ms`, `${whole(block)} ms`, `${whole(peak)} MB`];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** The comparison of speeds. */
function comparison({ ours, openssl, peculiar, pkijs, forge }: Comparison): string {
  const others = [
    ['OpenSSL in Node', openssl],
    ['@peculiar/x509', peculiar],
    ['PKI.js', pkijs],
    ['node-forge', forge],
  ] as const;
  const reported = others.flatMap(([name, time]) =>
    time === undefined ? [] : `${ratio(time / ours)} as fast as ${name}`,
  );
  return reported.join(', ');
}

function whole(value: number): string {
  return String(Math.round(value));
}

function ratio(value: number): string {
  return `${value < 10 ? value.toFixed(1) : whole(value)} times`;
}

function kilobytes(bytes: number): string {
  return `${whole(bytes / 1000)} kB`;
}
