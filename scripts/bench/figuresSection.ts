import type { ActivationFigures } from './activation.ts';
import type { BundleSize } from './bundles.ts';
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
  readonly workspaces: readonly WorkspaceFigures[];
  readonly window: ManyNodesWindow;
  readonly hostile: readonly HostileFigures[];
  readonly bundles: readonly BundleSize[];
}

/** The figures as Markdown, for the README. */
export function figuresSection({
  machine,
  decoding,
  verifying,
  opening,
  activation,
  workspaces,
  window,
  hostile,
  bundles,
}: Figures): string {
  const rows: readonly (readonly [string, string])[] = [
    [
      'Loading and activating the extension in VS Code',
      `${whole(activation.activation)} ms, ${whole(activation.loading)} ms of them loading`,
    ],
    [
      `From the same start to the findings of a kubeadm node (${opening.certificates} certificates in ${opening.files} files, RSA)`,
      `${whole(activation.findings)} ms`,
    ],
    [
      'The same node on the command line, in a new process',
      `${whole(opening.cold)} ms, ${whole(opening.bareNode)} ms of them Node’s own start`,
    ],
    ['The same node read anew, in a process that is warm', `${whole(opening.warm)} ms`],
    ['Every field of one RSA-2048 certificate', `${whole(decoding.ours)} µs: ${comparison(decoding)}`],
    ['One RSA-2048 signature, of 200 in a batch', `${whole(verifying.ours)} µs: ${comparison(verifying)}`],
    ...bundles.map(({ file, raw, gzip }) => [`\`${file}\``, `${kilobytes(raw)}, ${kilobytes(gzip)} gzipped`] as const),
  ];
  return [
    `The fastest of several runs on ${machine}; \`npm run bench\` measures them.`,
    '',
    ...tableOf(['What', 'Figure'], rows),
    '',
    'Workspaces of many nodes, in clusters of three, on the command line’s file system: the middle of three runs, each in a process of its',
    'own. Every certificate is another but for the CAs that a cluster shares; leaves have the RSA keys of three nodes, CAs P-256 keys of',
    'their own.',
    '',
    ...tableOf(
      ['', ...workspaces.map(({ nodes }) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`)],
      workspaceRows(workspaces),
    ),
    '',
    'The largest of them in a VS Code window whose other extensions have started, with every view and Problems opened: the middle of three',
    'windows. The holds are those of the extension host’s event loop.',
    '',
    ...tableOf(['What', 'Figure'], windowRows(window)),
    '',
    'Files of at most a megabyte that are built to be expensive, each in a separate workspace: the median of three runs. What is not checked',
    'says so. The holds are processor time of the event loop’s thread; the longest are those of js-yaml, which reads a document in one go.',
    '',
    ...tableOf(['What', 'Size', 'Processor time', 'Longest hold', 'Largest resident set'], hostile.map(hostileRow)),
  ].join('\n');
}

function workspaceRows(workspaces: readonly WorkspaceFigures[]): readonly (readonly string[])[] {
  const row = (what: string, figure: (of: WorkspaceFigures) => string) => [what, ...workspaces.map(figure)];
  return [
    row('Files', ({ files }) => `${files}`),
    row('Certificates', ({ certificates }) => `${certificates}`),
    row('Kubeconfigs, manifests of static pods', ({ kubeconfigs, manifests }) => `${kubeconfigs}, ${manifests}`),
    row('First node’s findings', ({ first }) => `${whole(first)} ms`),
    row('All findings', (of) => `${whole(of.whole)} ms`),
    row('Beside ten times fewer nodes', (of) => growth(workspaces, of, (one) => one.whole)),
    row(
      'Processor time for them, for a node',
      ({ work, nodes }) => `${whole(work)} ms, ${(work / nodes).toFixed(1)} ms`,
    ),
    row('Longest hold of the event loop', ({ block }) => `${whole(block)} ms`),
    row('Largest resident set', ({ peak }) => `${whole(peak)} MB`),
    row('Memory in use in the end', ({ kept }) => `${whole(kept)} MB`),
    row('Beside ten times fewer nodes', (of) => growth(workspaces, of, (one) => one.kept)),
    row('New findings after one edit', ({ edit }) => `${whole(edit)} ms`),
    row('The first hover after it', ({ firstHover }) => `${firstHover.toFixed(1)} ms`),
    row('Longest hold of the event loop meanwhile', ({ editBlock }) => `${whole(editBlock)} ms`),
    row('Any other hover', ({ hover }) => `${(hover / 1000).toFixed(1)} ms`),
    row('A second look at everything', ({ again }) => `${whole(again)} ms`),
    row('Index of uses and connections, at the start', ({ index }) => `${whole(index)} ms`),
    row('Longest hold of the event loop meanwhile', ({ indexBlock }) => `${whole(indexBlock)} ms`),
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
    ['Longest hold meanwhile', `${whole(hold)} ms`],
    ['New findings after an edit and the pause in typing', `${whole(edit)} ms`],
    ['A hover', `${whole(hover)} ms`],
    ['Longest hold of edits and hovers', `${whole(editHold)} ms`],
    ['Longest hold while the views open', `${whole(viewsHold)} ms`],
  ];
}

function hostileRow({ name, bytes, work, block, peak }: HostileFigures): readonly string[] {
  return [name, kilobytes(bytes), `${whole(work)} ms`, `${whole(block)} ms`, `${whole(peak)} MB`];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** How fast it is beside the others. */
function comparison({ ours, openssl, peculiar, pkijs, forge }: Comparison): string {
  const others = [
    ['OpenSSL in Node', openssl],
    ['@peculiar/x509', peculiar],
    ['PKI.js', pkijs],
    ['node-forge', forge],
  ] as const;
  const told = others.flatMap(([name, time]) => (time === undefined ? [] : `${ratio(time / ours)} as fast as ${name}`));
  return told.join(', ');
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
