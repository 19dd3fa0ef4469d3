import { flagUri } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** The first issuer signs, all are accepted (kube-apiserver, --service-account-issuer). */
export const saIssuerChanged = defineRule(MANIFESTS['sa-issuer-changed'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const issuers = (apiserver?.flags ?? []).filter(({ flag }) => flag.name === 'service-account-issuer');
    const [first, ...others] = issuers;
    const rest = new Set(others.flatMap(({ flag }) => flag.value ?? []));
    if (!apiserver || !first || rest.size === 0 || rest.has(first.flag.value ?? '')) return;
    const placeOf = ({ flag }: typeof first) => ({ uri: flagUri(apiserver, flag), span: flag.valueSpan });
    yield {
      message: 'changed',
      data: {
        first: first.flag.value ?? '',
        rest: joined(
          [...rest].map((issuer) => phrase('`{issuer}`', { issuer })),
          ', ',
        ),
      },
      at: placeOf(first),
      related: others.map((other) => relatedPlace(placeOf(other), phrase('Still accepted'))),
    };
  },
});
