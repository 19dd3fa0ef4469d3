import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { AGGREGATION_PAGE } from './objectReferences.ts';
import { unnamedServices } from './servedNames.ts';

/** A serving certificate without the name that is verified (Go, VerifyHostname; tried). */
export const apiserviceSanMissing = defineRule({
  id: 'objects/apiservice-san-missing',
  severity: 'error',
  basis: 'observed',
  title: 'The certificate that serves an APIService lacks the name of its Service',
  messages: {
    unnamed: '{server} is verified as {host}, which the certificate in Secret “{secret}” does not name: `{error}`.',
  },
  docs: {
    why: 'The API server verifies `<service>.<namespace>.svc`, whatever address it dials. Neither the longer `<service>.<namespace>.svc.cluster.local` nor a common name will do. The Secret is the only one whose certificate begins a name with that of the Service.',
    fix: 'Issue the certificate anew with `<service>.<namespace>.svc` among its DNS names.',
    references: [AGGREGATION_PAGE, GO_VERIFY_HOSTNAME],
  },
  check(node) {
    return unnamedServices(node, 'apiServices');
  },
});
