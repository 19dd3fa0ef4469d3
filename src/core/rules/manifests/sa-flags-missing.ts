import { printed } from '../../connections/handshake/evaluation.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { exitError } from '../subjects/exitError.ts';
import { missingTokenFlags, tokenFlagErrors } from '../subjects/tokenFlags.ts';

import { isMeant } from './flagMistakes.ts';

/** kube-apiserver requires these flags since 1.20 (service account options). */
export const saFlagsMissing = defineRule(MANIFESTS['sa-flags-missing'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document) return;
    const { version } = apiserver;
    const missing = missingTokenFlags(apiserver).filter((flag) => !isMeant(apiserver, flag));
    if (missing.length === 0) return;
    const errors = tokenFlagErrors(apiserver, missing).map(({ error }) => error);
    const words = version && exitError(apiserver);
    yield {
      message: version ? 'required' : 'supported',
      data: {
        // The error depends on the release.
        list: joined(
          (version ? errors : missing.map((flag) => `--${flag}`)).map((text) => phrase('`{text}`', { text })),
          ', ',
        ),
      },
      severity: version ? undefined : 'warning',
      source: BEHAVIORS.serviceAccountFlagsRequired.source,
      at: { uri: apiserver.uri, span: apiserver.document.commandSpan },
      ...(words !== undefined && { lastWords: printed(words) }),
    };
  },
});
