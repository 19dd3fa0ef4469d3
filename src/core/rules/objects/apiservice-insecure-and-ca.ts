import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { relatedPlace } from '../issues/places.ts';
import { calledServers } from './calledServers.ts';
import { API_SERVICE_API, KUBE_AGGREGATOR } from './objectReferences.ts';
import { removeEntry } from './removeEntry.ts';

/** insecureSkipTLSVerify beside a caBundle (kube-aggregator, validation). */
export const apiserviceInsecureAndCa = defineRule({
  id: 'objects/apiservice-insecure-and-ca',
  severity: 'error',
  basis: 'observed',
  title: 'An APIService is insecure and has a caBundle',
  messages: {
    both: '{server} has a caBundle and insecureSkipTLSVerify; the API server refuses it: `spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present`.',
  },
  docs: {
    why: 'The two contradict each other: one asks to verify the extension server with this CA, the other not to verify it at all.',
    fix: 'Remove `insecureSkipTLSVerify` and keep the bundle.',
    references: [KUBE_AGGREGATOR, API_SERVICE_API],
  },
  *check(node) {
    for (const { called, label, bundle, file } of calledServers(node, 'apiServices')) {
      const { insecureSkipTlsVerify: insecure, uri } = called;
      if (insecure?.value !== true || !bundle) continue;
      yield {
        message: 'both',
        data: { server: label },
        at: { uri, span: insecure.span },
        related: [relatedPlace({ uri, span: bundle.field.span }, phrase('The bundle'))],
        fixes: removeEntry(file, insecure.keySpan, insecure.span, 'insecureSkipTLSVerify'),
      };
    }
  },
});
