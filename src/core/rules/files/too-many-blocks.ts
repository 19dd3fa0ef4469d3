import { rfc7468 } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** More blocks than are looked at: said, so that silence about the rest is not taken for approval. */
export const tooManyBlocks = problemRule({
  id: 'files/too-many-blocks',
  codes: ['too-many-blocks'],
  severity: 'info',
  basis: 'advice',
  title: 'The file has more PEM blocks than are read',
  docs: {
    why: 'Only the first blocks of a very long file are looked at, so that a huge or hostile file cannot stop the inspection. Nothing is said of the others.',
    fix: 'Split the file, or leave it out of the inspection. No Kubernetes component needs that many certificates.',
    references: [rfc7468('5.1')],
  },
});
