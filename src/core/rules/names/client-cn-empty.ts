import { areUnset, switchOr } from '../../cluster/nodes/settings.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { aboutName } from '../../model/about.ts';
import { type ComponentView, componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

/** The common name is the user name (kubernetes.io, "Authenticating", X.509 client certificates). */
export const clientCnEmpty = defineRule(NAMES['client-cn-empty'], {
  *check(node) {
    for (const use of credentialUses(node)) {
      if (use.purpose !== 'clientAuth' || (use.to !== 'kube-apiserver' && use.to !== 'kubelet')) continue;
      const leaf = leafInUse(use);
      if (!leaf || commonName(leaf.certificate) !== '') continue;
      const { at } = use.credentials;
      const isAnonymous = use.to === 'kube-apiserver' && isAnonymousWithoutName(componentOf(node, 'kube-apiserver'));
      const message = isAnonymous ? 'anonymous' : 'noUser';
      const related = relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]);
      yield { message, at, about: [aboutName(leaf.certificate)], evidence: use.evidence, related };
    }
  },
});

/** Without the authenticator of front proxies nothing rejects the certificate. */
function isAnonymousWithoutName(apiserver: ComponentView | undefined): boolean {
  return areUnset(apiserver, 'requestheader-client-ca-file') && switchOr(apiserver, 'anonymous-auth', true) === true;
}
