import { fieldOf, renameKey } from '../edits/fieldEdits.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** A path where content belongs (client-go decodes the field as base64). */
export const kubeconfigDataIsPath = problemRule(KUBECONFIGS['kubeconfig-data-is-path'], {
  codes: ['kubeconfig-data-is-path'],
  fixes: (file, problem) => renameKey(file, problem.span, fieldOf(problem), fieldOf(problem).replace(/-data$/, '')),
});
