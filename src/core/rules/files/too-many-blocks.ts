import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** More blocks than are looked at: said, so that silence about the rest is not taken for approval. */
export const tooManyBlocks = problemRule(FILES['too-many-blocks'], {
  codes: ['too-many-blocks'],
});
