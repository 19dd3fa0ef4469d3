import { flagCredentials, flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { sharedCertificates } from '../../uses/views/credentialUses.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

/** An empty list allows every common name (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyNamesEmpty = defineRule(NAMES['front-proxy-names-empty'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const requestHeader = flagView(apiserver, 'requestheader-client-ca-file');
    if (!apiserver || !requestHeader?.flag.value) return;
    if (!areUnset(apiserver, 'requestheader-allowed-names')) return;
    const frontProxy = flagCredentials(apiserver, 'requestheader-client-ca-file');
    const isShared = sharedCertificates(frontProxy, flagCredentials(apiserver, 'client-ca-file')).length > 0;
    const at = flagPlace(apiserver, 'requestheader-allowed-names');
    yield {
      message: isShared ? 'anyClient' : 'anyName',
      severity: isShared ? undefined : 'info',
      at,
      related: relatedTo(at, [frontProxy && relatedPlace(frontProxy.at, phrase('The front-proxy CA'))]),
    };
  },
});
