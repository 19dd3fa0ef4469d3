import { sharedCertificates } from '../../connections/sharedKeys.ts';
import { phrase } from '../../model/text/text.ts';
import { flagMaterial, flagPlace, flagView } from '../../nodes/flags.ts';
import { componentOf } from '../../nodes/node.ts';
import { areUnset } from '../../nodes/settings.ts';
import { AGGREGATION_LAYER } from '../componentReferences.ts';
import { relatedPlace, relatedTo } from '../places.ts';
import { defineRule } from '../rule.ts';

/** An empty list allows every common name (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyNamesEmpty = defineRule({
  id: 'names/front-proxy-names-empty',
  severity: 'error',
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
    const frontProxy = flagMaterial(apiserver, 'requestheader-client-ca-file');
    const isShared = sharedCertificates(frontProxy, flagMaterial(apiserver, 'client-ca-file')).length > 0;
    const at = flagPlace(apiserver, 'requestheader-allowed-names');
    yield {
      message: isShared ? 'anyClient' : 'anyName',
      severity: isShared ? undefined : 'warning',
      at,
      related: relatedTo(at, [
        frontProxy && relatedPlace(frontProxy.at, phrase('The CA that front proxies come from')),
      ]),
    };
  },
});
