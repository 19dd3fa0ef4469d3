import { decodeOnce } from '../edits/fieldEdits.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** Base64 of base64 of PEM (tried with kubectl). */
export const kubeconfigDataDoubleEncoded = problemRule(KUBECONFIGS['kubeconfig-data-double-encoded'], {
  codes: ['kubeconfig-data-double-encoded'],
  fixes: decodeOnce,
});
