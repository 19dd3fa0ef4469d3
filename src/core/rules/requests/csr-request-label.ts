import type { Artifact } from '../../model/artifacts/artifact.ts';
import { defineRule } from '../engine/rule.ts';
import { encodeRequest } from './requestEdits.ts';
import { CSR_PAGE, CSR_VALIDATION } from './requestReferences.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The API compares the label of the first block to the letter (k8s.io/kubernetes, ParseCSR). */
export const csrRequestLabel = defineRule({
  id: 'requests/csr-request-label',
  severity: 'error',
  basis: 'observed',
  title: 'The PEM label of the request is not CERTIFICATE REQUEST',
  messages: {
    label: 'The block is labelled `{label}`; the API refuses it: `PEM block type must be CERTIFICATE REQUEST`.',
  },
  docs: {
    why: 'Microsoft’s tools and `keytool` write `NEW CERTIFICATE REQUEST`. The content is the same, and OpenSSL reads both; the API of Kubernetes takes `CERTIFICATE REQUEST` only, and only as the first block of the text.',
    fix: 'Write the block anew with `openssl req -in x.csr -out x.csr`, and encode it: `base64 -w0 < x.csr`.',
    references: [CSR_VALIDATION, CSR_PAGE],
  },
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
