import { encodePem } from '../edits/fieldEdits.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** PEM where base64 of PEM belongs (tried with kubectl). */
export const kubeconfigDataIsRawPem = problemRule(KUBECONFIGS['kubeconfig-data-is-raw-pem'], {
  codes: ['kubeconfig-data-is-raw-pem'],
  fixes: encodePem,
});
