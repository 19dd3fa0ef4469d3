import type { Difference } from './compare.ts';

/** A difference that is known and stays, as docs/agreement.md lists it. */
export interface Agreed {
  readonly name: string;
  readonly reason: string;
  applies(difference: Difference, text: string): boolean;
}

export const AGREED: readonly Agreed[] = [
  {
    name: 'Aliases that repeat a lot',
    reason:
      'Nodes that aliases repeat are paid from a budget by the size of the file: 8,000 in 1 kB. go-yaml takes up to 400,000. The document is reported as too complex.',
    applies: ({ kind, about }) => kind === 'it reads, we refuse' && about === 'yaml-too-complex',
  },
  {
    name: 'Two byte-order marks',
    reason:
      'After a second mark, go-yaml skips the first character of each line in the first 512 octets. We take the mark for text.',
    applies: ({ reader }, text) => text.startsWith('\ufeff'.repeat(reader === 'kubectl' ? 3 : 2)),
  },
  {
    name: 'Octets in `!!binary` that are no UTF-8',
    reason: 'Go puts a U+FFFD for each octet, we put one for each sequence. Neither is what was encoded.',
    applies: ({ kind }, text) => kind === 'values' && text.includes('!!binary'),
  },
];
