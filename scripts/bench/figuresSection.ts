import type { ActivationFigures } from './activation.ts';
import type { BundleSize } from './bundles.ts';
import type { DecodingFigures } from './decoding.ts';
import type { OpeningFigures } from './opening.ts';

export interface Figures {
  /** Such as "2 cores, Node 24". */
  readonly machine: string;
  readonly decoding: DecodingFigures;
  readonly opening: OpeningFigures;
  readonly activation: ActivationFigures;
  readonly bundles: readonly BundleSize[];
}

/** The figures as Markdown, for the README. */
export function figuresSection({ machine, decoding, opening, activation, bundles }: Figures): string {
  const { ours, openssl, peculiar } = decoding;
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
    [
      'Every field of one RSA-2048 certificate',
      `${whole(ours)} µs: ${ratio(openssl / ours)} as fast as OpenSSL in Node, ${ratio(peculiar / ours)} as fast as @peculiar/x509`,
    ],
    ...bundles.map(({ file, raw, gzip }) => [`\`${file}\``, `${kilobytes(raw)}, ${kilobytes(gzip)} gzipped`] as const),
  ];
  const table = rows.map(([what, figure]) => `| ${what} | ${figure} |`);
  return [
    `The fastest of several runs on ${machine}; \`npm run bench\` measures them.`,
    '',
    '| What | Figure |',
    '| --- | --- |',
    ...table,
  ].join('\n');
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
