import { defineRule } from '../engine/rule.ts';
import { calledServers } from './calledServers.ts';
import { AGGREGATION_PAGE, API_SERVICE_API } from './objectReferences.ts';

/** insecureSkipTLSVerify of an APIService (API reference: strongly discouraged). */
export const apiserviceInsecure = defineRule({
  id: 'objects/apiservice-insecure',
  severity: 'warning',
  basis: 'should',
  title: 'An aggregated API is not verified',
  messages: {
    insecure:
      'The API server does not verify {host}, which serves {server}: whoever can answer for the Service is believed.',
  },
  docs: {
    why: 'With `insecureSkipTLSVerify` the API server takes any certificate of the extension server, and hands it the identities of its users. The manifests of metrics-server are written like this, because its certificate is self-signed by default: of `metrics.k8s.io` it is told in the profile `cis` only.',
    fix: 'Give the extension server a certificate for `<service>.<namespace>.svc`, put its CA into `caBundle` and remove `insecureSkipTLSVerify`.',
    references: [AGGREGATION_PAGE, API_SERVICE_API],
  },
  *check(node, { profile }) {
    for (const { called, label, bundle } of calledServers(node, 'apiServices')) {
      const { insecureSkipTlsVerify: insecure, host, uri } = called;
      if (insecure?.value !== true || !host || bundle) continue;
      if (profile !== 'cis' && RESOURCE_METRICS.test(called.name)) continue;
      yield { message: 'insecure', data: { server: label, host: host.value }, at: { uri, span: insecure.span } };
    }
  },
});

/** The API of metrics-server, whose own manifest is written like this: what a stock cluster has is told to the CIS profile only. */
const RESOURCE_METRICS = /^v[^.]+\.metrics\.k8s\.io$/;
