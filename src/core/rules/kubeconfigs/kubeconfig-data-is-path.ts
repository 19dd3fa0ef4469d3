import { fieldOf, renameKey } from '../edits/fieldEdits.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A path where content belongs (client-go decodes the field as base64). */
export const kubeconfigDataIsPath = problemRule({
  id: 'kubeconfigs/kubeconfig-data-is-path',
  codes: ['kubeconfig-data-is-path'],
  severity: 'error',
  basis: 'observed',
  title: 'A data field holds a path',
  docs: {
    why: 'A `*-data` field holds the content itself; the field of the same name without `-data` takes a path. A path is no base64, or decodes to nonsense.',
    fix: 'Rename the field, or put the base64 of the file here: `base64 -w0 < file`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  fixes: (file, problem) => renameKey(file, problem.span, fieldOf(problem), fieldOf(problem).replace(/-data$/, '')),
});
