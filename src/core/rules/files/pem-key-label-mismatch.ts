import { CLIENT_GO_KEYUTIL, GO_KEY_PAIR } from '../references/references.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A private key under the label of another form: TLS tries every form, client-go's keyutil does not (tried). */
export const pemKeyLabelMismatch = problemRule({
  id: 'files/pem-key-label-mismatch',
  codes: ['pem-key-label-mismatch'],
  severity: 'warning',
  basis: 'observed',
  title: 'The label of a private key does not fit its content',
  docs: {
    why: 'For TLS, Go tries PKCS#1, PKCS#8 and SEC1 whatever the label says. kubeadm and the loading of service-account keys go by the label alone, and fail.',
    fix: 'Write the key anew: `openssl pkey -in key -out key` gives content and label of PKCS#8.',
    references: [CLIENT_GO_KEYUTIL, GO_KEY_PAIR],
  },
});
