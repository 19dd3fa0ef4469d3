import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** More blocks than are read: reported, so that silence about the rest is not mistaken for approval. */
export const tooManyBlocks = problemRule(FILES['too-many-blocks'], {
  codes: ['too-many-blocks'],
});
