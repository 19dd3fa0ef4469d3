import { flagCredentials, flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { sharedCertificates } from '../../connections/participants/credentialUses.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { AGGREGATION_LAYER } from '../references/componentReferences.ts';

/** An empty list allows every common name (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyNamesEmpty = defineRule({
  id: 'names/front-proxy-names-empty',
  severity: 'warning',
  basis: 'observed',
  title: 'Any client of the front-proxy CA may act for others',
  messages: {
    anyName:
      '`--requestheader-allowed-names` is empty: any certificate of the front-proxy CA may impersonate users, whatever its CN.',
    anyClient:
      '`--requestheader-allowed-names` is empty and the front-proxy CA also issues client certificates: every user may impersonate every other.',
  },
  docs: {
    why: 'Whoever passes as front proxy tells the API server in request headers who the user is. The list of allowed names is what keeps other certificates of that CA from doing so.',
    fix: 'Set `--requestheader-allowed-names=front-proxy-client`, the CN of `--proxy-client-cert-file`.',
    references: [AGGREGATION_LAYER],
  },
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
      related: relatedTo(at, [
        frontProxy && relatedPlace(frontProxy.at, phrase('The CA that front proxies come from')),
      ]),
    };
  },
});
