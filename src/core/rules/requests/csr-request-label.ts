import type { Artifact } from '../../model/artifacts/artifact.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { encodeRequest } from './requestEdits.ts';

import { placeIn, signingRequests } from './signingRequests.ts';

/** The API compares the label of the first block to the letter (k8s.io/kubernetes, ParseCSR). */
export const csrRequestLabel = defineRule(REQUESTS['csr-request-label'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { block, file, document } = view;
      const label = block && pemLabelOf(block);
      if (label === undefined || label === 'CERTIFICATE REQUEST') continue;
      if (block?.kind !== 'certificateRequest' && block?.kind !== 'other') continue;
      const { request: field } = document;
      const isOnly = field?.artifacts.length === 1;
      yield {
        message: 'label',
        data: { label },
        at: placeIn(view, field),
        fixes:
          field && isOnly && block.kind === 'certificateRequest' ? encodeRequest(file, field.span, block.request) : [],
      };
    }
  },
});

/** The label of the PEM block that an artifact came from; undefined for DER. */
function pemLabelOf({ origin }: Artifact): string | undefined {
  for (const hop of origin.trail) if (hop.kind === 'pem') return hop.label;
  return undefined;
}
