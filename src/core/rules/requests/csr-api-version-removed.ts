import { holdsForCluster } from '../../cluster/nodes/componentVersion.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { rewriteScalar } from './requestEdits.ts';

import { placeIn, signingRequests } from './signingRequests.ts';
import { isUsage } from './usages.ts';

const CURRENT = 'certificates.k8s.io/v1';

/** v1beta1 went with Kubernetes 1.22 (kubernetes.io, "Deprecated API Migration Guide"). */
export const csrApiVersionRemoved = defineRule(REQUESTS['csr-api-version-removed'], {
  *check(node) {
    const isGone = holdsForCluster(node, BEHAVIORS.csrBetaGone);
    if (isGone === 'no') return;
    for (const view of signingRequests(node)) {
      const { apiVersion, signerName, usages } = view.document;
      if (!apiVersion || apiVersion.value === CURRENT || isTemplated(apiVersion.value)) continue;
      if (!apiVersion.value.startsWith(`${CURRENT}alpha`) && !apiVersion.value.startsWith(`${CURRENT}beta`)) continue;
      const missing = [...(signerName ? [] : ['signerName']), ...(usages ? [] : ['usages'])];
      const isRight = usages?.items.every(({ value }) => isUsage(value)) === true;
      yield {
        message: missing.length > 0 ? 'incomplete' : 'removed',
        data: { version: apiVersion.value, missing: enumerated(missing) },
        at: placeIn(view, apiVersion),
        source: BEHAVIORS.csrBetaGone.source,
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
