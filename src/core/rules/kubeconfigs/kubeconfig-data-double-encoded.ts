import { decodeOnce } from '../edits/fieldEdits.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** Base64 of base64 of PEM (tried with kubectl). */
export const kubeconfigDataDoubleEncoded = problemRule({
  id: 'kubeconfigs/kubeconfig-data-double-encoded',
  codes: ['kubeconfig-data-double-encoded'],
  severity: 'error',
  basis: 'observed',
  title: 'A data field is base64 encoded twice',
  docs: {
    why: 'The value decodes to base64 once more, not to PEM. It happens when the value of a Secret, which is base64 already, is encoded again. client-go says `unable to parse bytes as PEM block`.',
    fix: 'Decode it once: `base64 -d`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  fixes: decodeOnce,
});
