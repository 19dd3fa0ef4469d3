import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { sideText } from '../../cluster/nodes/sideFlags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

/** An empty list allows every common name (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyNamesEmpty = defineRule(NAMES['front-proxy-names-empty'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !sideText(apiserver, 'listens aggregation', 'trustBundle')) return;
    if (!areUnset(apiserver, 'requestheader-allowed-names')) return;
    const frontProxy = listeningFor(node, 'aggregation')?.trusts;
    const isShared = sharedCertificates(frontProxy, listeningFor(node, 'api')?.trusts).length > 0;
    const at = flagPlace(apiserver, 'requestheader-allowed-names');
    yield {
      message: isShared ? 'anyClient' : 'anyName',
      severity: isShared ? undefined : 'info',
      at,
      related: relatedTo(at, [frontProxy && relatedPlace(frontProxy.at, phrase('The front-proxy CA'))]),
    };
  },
});
