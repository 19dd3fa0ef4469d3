import type { Problem } from '../../model/artifacts/problem.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { fieldOf, renameKey } from '../edits/fieldEdits.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Content where a path belongs (client-go opens the value as a file). */
export const kubeconfigFileHoldsBase64 = problemRule({
  id: 'kubeconfigs/kubeconfig-file-holds-base64',
  codes: ['kubeconfig-file-holds-base64'],
  severity: 'error',
  basis: 'observed',
  title: 'A path field holds the content itself',
  docs: {
    why: 'The field takes the path of a file. client-go tries to open a file of this very long name, and fails.',
    fix: 'Rename the field to the one that ends in `-data`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  fixes: (file, problem) =>
    holdsPem(file, problem) ? [] : renameKey(file, problem.span, fieldOf(problem), `${fieldOf(problem)}-data`),
});

/** PEM text would have to be encoded too. */
function holdsPem({ text = '' }: DecodedFile, { span }: Problem): boolean {
  return text.slice(span.start, span.end).includes('-----BEGIN ');
}
