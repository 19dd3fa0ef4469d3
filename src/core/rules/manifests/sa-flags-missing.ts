import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';

/** Required since 1.20 (kube-apiserver, service account options). */
const REQUIRED = ['service-account-issuer', 'service-account-signing-key-file', 'service-account-key-file'];

export const saFlagsMissing = defineRule(MANIFESTS['sa-flags-missing'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document || holdsFor(apiserver, BEHAVIORS.serviceAccountFlagsRequired) !== 'yes') return;
    const { version } = apiserver;
    // An external signer takes the place of both key files.
    if (!areUnset(apiserver, 'service-account-signing-endpoint')) return;
    const missing = REQUIRED.filter((flag) => isAbsent(apiserver, flag));
    if (missing.length === 0) return;
    yield {
      message: version ? 'required' : 'supported',
      data: {
        list: joined(
          missing.map((flag) => phrase('`{flag} is a required flag`', { flag })),
          ', ',
        ),
      },
      severity: version ? undefined : 'warning',
      source: BEHAVIORS.serviceAccountFlagsRequired.source,
      at: { uri: apiserver.uri, span: apiserver.document.commandSpan },
    };
  },
});
