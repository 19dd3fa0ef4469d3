import { flagUri } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { SERVICE_ACCOUNT_PAGE } from '../references/references.ts';

/** The first issuer signs, all are accepted (kube-apiserver, --service-account-issuer). */
export const saIssuerChanged = defineRule({
  id: 'manifests/sa-issuer-changed',
  severity: 'info',
  basis: 'observed',
  title: 'Service-account tokens of an earlier issuer are still accepted',
  messages: { changed: 'Tokens are issued as `{first}`; those of `{rest}` are still accepted.' },
  docs: {
    why: 'The flag may be given several times, so that an issuer can be replaced without breaking the tokens that are in use. Nothing is wrong; the earlier issuer may be taken away once no token of it is left.',
    fix: 'Remove the earlier issuer when all pods have been restarted since.',
    references: [SERVICE_ACCOUNT_PAGE],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const issuers = (apiserver?.flags ?? []).filter(({ flag }) => flag.name === 'service-account-issuer');
    const [first, ...others] = issuers;
    const rest = new Set(others.flatMap(({ flag }) => flag.value ?? []));
    if (!apiserver || !first || rest.size === 0 || rest.has(first.flag.value ?? '')) return;
    const placeOf = ({ flag }: typeof first) => ({ uri: flagUri(apiserver, flag), span: flag.valueSpan });
    yield {
      message: 'changed',
      data: { first: first.flag.value ?? '', rest: [...rest].join('`, `') },
      at: placeOf(first),
      related: others.map((other) => relatedPlace(placeOf(other), phrase('Still accepted'))),
    };
  },
});
