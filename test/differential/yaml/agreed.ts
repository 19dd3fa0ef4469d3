import type { Difference } from './compare.ts';

/** An accepted difference, as listed in docs/agreement.md. */
export interface Agreed {
  readonly name: string;
  readonly reason: string;
  applies(difference: Difference, text: string): boolean;
}

export const AGREED: readonly Agreed[] = [
  {
    name: 'Aliases that repeat a lot',
    reason:
      'Aliases may repeat a number of nodes that grows with the file: 8,000 in 1 kB. go-yaml allows up to 400,000. We report the document as too complex.',
    applies: ({ kind, about }) => kind === 'it reads, we refuse' && about === 'yaml-too-complex',
  },
  {
    name: 'Two byte-order marks',
    reason:
      'After a second mark, go-yaml skips the first character of each line in the first 512 bytes. We read the mark as text.',
    applies: ({ reader }, text) => text.startsWith('\ufeff'.repeat(reader === 'kubectl' ? 3 : 2)),
  },
  {
    name: 'Invalid UTF-8 in `!!binary`',
    reason: 'Go writes a U+FFFD for each byte, we write one for each sequence. Neither is the encoded value.',
    applies: ({ kind }, text) => kind === 'values' && text.includes('!!binary'),
  },
];
