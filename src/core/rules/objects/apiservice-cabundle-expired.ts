import { defineRule } from '../engine/rule.ts';
import { GO_X509 } from '../references/references.ts';
import { expiredBundles } from './bundleFaults.ts';
import { AGGREGATION_PAGE } from './objectReferences.ts';

/** A bundle without any CA that is still valid (crypto/x509, tried). */
export const apiserviceCabundleExpired = defineRule({
  id: 'objects/apiservice-cabundle-expired',
  severity: 'warning',
  basis: 'observed',
  title: 'The caBundle of an APIService has expired',
  messages: {
    expired:
      'CA “{name}” in caBundle of {server} expired on {date}: unless a controller replaces it in the cluster, every call fails with `x509: certificate has expired or is not yet valid`.',
  },
  docs: {
    why: 'Go looks at the dates of the trusted certificate as well. One bundle may hold the old and the new CA; this one holds none that is still valid.',
    fix: 'Put in the new CA. Where cert-manager injects the bundle, look at the Certificate of the CA.',
    references: [AGGREGATION_PAGE, GO_X509],
  },
  check(node, context) {
    return expiredBundles(node, 'apiServices', context);
  },
});
