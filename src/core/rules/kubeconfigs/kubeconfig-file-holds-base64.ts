import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { fieldOf, renameKey } from '../edits/fieldEdits.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Content where a path belongs (client-go opens the value as a file). */
export const kubeconfigFileHoldsBase64 = problemRule(KUBECONFIGS['kubeconfig-file-holds-base64'], {
  codes: ['kubeconfig-file-holds-base64'],
  fixes: (file, problem) =>
    holdsPem(file, problem) ? [] : renameKey(file, problem.span, fieldOf(problem), `${fieldOf(problem)}-data`),
});

/** PEM text would have to be encoded too. */
function holdsPem({ text = '' }: DecodedFile, { span }: Problem): boolean {
  return text.slice(span.start, span.end).includes('-----BEGIN ');
}
