import type { ActivationFigures } from './activation.ts';
import type { BundleSize } from './bundles.ts';
import type { Comparison } from './decoding.ts';
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
    'Workspaces of many nodes, in clusters of three, one run each on the command line’s file system in a process of its own. Every',
    'certificate is another but for the CAs that a cluster shares; leaves have the RSA keys of three nodes, CAs P-256 keys of their own.',
    '',
    ...tableOf(
      ['', ...workspaces.map(({ nodes }) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`)],
      workspaceRows(workspaces),
    ),
  ].join('\n');
}

function workspaceRows(workspaces: readonly WorkspaceFigures[]): readonly (readonly string[])[] {
  const row = (what: string, figure: (of: WorkspaceFigures) => string) => [what, ...workspaces.map(figure)];
  return [
    row('Files, certificates', ({ files, certificates }) => `${files}, ${certificates}`),
    row('First node’s findings', ({ first }) => `${whole(first)} ms`),
    row('All findings', (of) => `${whole(of.whole)} ms`),
    row('Processor time for them', ({ work }) => `${whole(work)} ms`),
    row('The same for a node', ({ work, nodes }) => `${whole(work / nodes)} ms`),
    row('Longest hold of the event loop', ({ block }) => `${whole(block)} ms`),
    row('Largest resident set', ({ peak }) => `${whole(peak)} MB`),
    row('New findings after one edit', ({ edit }) => `${whole(edit)} ms`),
    row('A second look at everything', ({ again }) => `${whole(again)} ms`),
    row('A hover', ({ hover }) => `${whole(hover)} µs`),
    row('Index of uses, once a report', ({ index }) => `${whole(index)} ms`),
  ];
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
