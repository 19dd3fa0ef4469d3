import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { rewriteScalar } from './requestEdits.ts';
import { CSR_API } from './requestReferences.ts';
import { placeIn, signingRequests } from './signingRequests.ts';
import { isUsage } from './usages.ts';

const CURRENT = 'certificates.k8s.io/v1';

/** v1beta1 went with Kubernetes 1.22 (kubernetes.io, "Deprecated API Migration Guide"). */
export const csrApiVersionRemoved = defineRule({
  id: 'requests/csr-api-version-removed',
  severity: 'error',
  basis: 'must',
  title: 'The API version of the request is gone',
  messages: {
    removed: '`{version}` is gone since Kubernetes 1.22; write `certificates.k8s.io/v1`.',
    incomplete:
      '`{version}` is gone since Kubernetes 1.22; write `certificates.k8s.io/v1`, which also wants {missing}.',
  },
  docs: {
    why: 'Kubernetes 1.19 brought `certificates.k8s.io/v1` and 1.22 took `v1beta1` away: kubectl answers `no matches for kind "CertificateSigningRequest" in version "certificates.k8s.io/v1beta1"`. In v1 nothing is filled in any more: `signerName` and `usages` must be given.',
    fix: 'Write `apiVersion: certificates.k8s.io/v1`, name the signer (`kubernetes.io/kube-apiserver-client` for people) and list the usages (`client auth` for it).',
    references: [
      {
        source: 'Kubernetes',
        section: 'Deprecated API migration guide, v1.22, CertificateSigningRequest',
        url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#certificatesigningrequest-v122',
      },
      CSR_API,
    ],
  },
  *check(node) {
    const isGone = holdsForCluster(node, BEHAVIOURS.csrBetaGone);
    if (isGone === 'no') return;
    for (const view of signingRequests(node)) {
      const { apiVersion, signerName, usages } = view.document;
      if (!apiVersion || apiVersion.value === CURRENT || isTemplated(apiVersion.value)) continue;
      if (!apiVersion.value.startsWith(`${CURRENT}alpha`) && !apiVersion.value.startsWith(`${CURRENT}beta`)) continue;
      const missing = [...(signerName ? [] : ['`signerName`']), ...(usages ? [] : ['`usages`'])];
      const isRight = usages?.items.every(({ value }) => isUsage(value)) === true;
      yield {
        message: missing.length > 0 ? 'incomplete' : 'removed',
        data: { version: apiVersion.value, missing: missing.join(' and ') },
        at: placeIn(view, apiVersion),
        // Before 1.19 there is no v1 to write.
        severity: isGone === 'yes' ? undefined : 'info',
        fixes:
          missing.length === 0 && isRight
            ? rewriteScalar(view.file, apiVersion.span, CURRENT, phrase('Change it to {CURRENT}', { CURRENT }))
            : [],
      };
    }
  },
});
