import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { aboutName } from '../../model/about.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { clientOf } from '../../uses/sides.ts';
import { leafInUse } from '../../uses/views/credentialUses.ts';
import { replaceInValue } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { sharedProxyCa } from '../subjects/sharedProxyCa.ts';

/** Extension API servers trust only the listed front proxies (kubernetes.io, "Configure the aggregation layer"). */
export const frontProxyCnNotAllowed = defineRule(NAMES['front-proxy-cn-not-allowed'], {
  *check(node, context) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const credentials = clientOf(node, 'kube-apiserver', 'aggregation')?.presents?.certificate;
    const leaf = credentials && leafInUse({ credentials });
    const names = listOf(knownText(apiserver, 'requestheader-allowed-names'));
    if (!apiserver || !credentials || !leaf || names.length === 0) return;
    const cn = commonName(leaf.certificate);
    // A different certificate in its place already fails because of its CA.
    const isOther = context.trustFaults.some(
      ({ kind, culprit }) => kind === 'frontProxyClient' && culprit.uri === credentials.uri,
    );
    if (names.includes(cn) || isOther || leaf.certificate.basicConstraints?.ca === true) return;
    const at = flagPlace(apiserver, 'requestheader-allowed-names');
    yield {
      message: isClientToo(node, leaf.certificate) ? 'client' : 'notAllowed',
      data: { cn, names: names.join(', ') },
      at,
      about: [aboutName(leaf.certificate)],
      related: relatedTo(at, [
        relatedPlace(credentials.at, phrase('The certificate is configured here')),
        relatedPlace(placeOf(leaf), phrase('The certificate')),
      ]),
      fixes: allowName(node, apiserver, cn),
    };
  },
});

/**
 * Whether the CA of the certificate verifies clients as well: extension API servers then take a front proxy with a name that is not allowed for a client
 * (k8s.io/apiserver, authenticatorfactory.DelegatingAuthenticatorConfig).
 */
function isClientToo(node: NodeView, { issuer }: Certificate): boolean {
  const bundles = sharedProxyCa(node);
  if (!bundles) return false;
  // One file that is not in the workspace is the same for both.
  return (
    bundles.shared.length === 0 || bundles.shared.some(({ certificate }) => certificate.subject.key === issuer.key)
  );
}

/** Adds the name to those that are allowed; a name that needs quotes or a comma is left to people. */
function allowName(node: NodeView, apiserver: ComponentView, cn: string) {
  const value = knownText(apiserver, 'requestheader-allowed-names') ?? '';
  if (!/^[\w.:-]+$/.test(cn)) return [];
  return replaceInValue(node, apiserver, 'requestheader-allowed-names', value, `${value},${cn}`);
}
