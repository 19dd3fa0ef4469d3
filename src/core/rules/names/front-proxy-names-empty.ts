import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset, isUnset } from '../../cluster/nodes/settings.ts';
import { sideText } from '../../cluster/nodes/sideFlags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { USERNAME_HEADERS_FLAG } from '../../uses/lookup/requestAuthentication.ts';
import { listeningFor } from '../../uses/sides.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { sharedProxyCa } from '../subjects/sharedProxyCa.ts';

/** An empty list allows every common name (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyNamesEmpty = defineRule(NAMES['front-proxy-names-empty'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !sideText(apiserver, 'listens aggregation', 'trustBundle')) return;
    if (!areUnset(apiserver, 'requestheader-allowed-names')) return;
    // No header names a user (k8s.io/apiserver, headerrequest.requestHeaderAuthRequestHandler).
    if (isUnset(apiserver, USERNAME_HEADERS_FLAG).is !== 'no') return;
    const frontProxy = listeningFor(node, 'aggregation')?.trusts;
    // If clients have the same CA, the rule about that reports that any of them can act as any user.
    if (sharedProxyCa(node)) return;
    const at = flagPlace(apiserver, 'requestheader-allowed-names');
    yield {
      message: 'anyName',
      at,
      related: relatedTo(at, [frontProxy && relatedPlace(frontProxy.at, phrase('The front-proxy CA'))]),
    };
  },
});
