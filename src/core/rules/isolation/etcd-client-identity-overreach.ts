import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { listeningFor } from '../../uses/sides.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ISOLATION } from '../pages/isolation.ts';

/** etcd asks for no group; where its CA is the cluster's, kube-apiserver believes it. */
export const etcdClientIdentityOverreach = defineRule(ISOLATION['etcd-client-identity-overreach'], {
  *check(node, { signatures }) {
    const clients = listeningFor(node, 'api')?.trusts;
    const anchors = clients ? certificatesOf(clients) : [];
    for (const use of credentialUses(node)) {
      const leaf = use.to === 'etcd' && !use.peer ? leafInUse(use) : undefined;
      if (!leaf) continue;
      const { subject, issuer } = leaf.certificate;
      const isMaster = subject.attributes.some(
        ({ type, value }) => type === 'O' && contentOf(value) === 'system:masters',
      );
      const authority = anchors.find(
        ({ certificate }) =>
          certificate.subject.key === issuer.key && signatures.verdict(leaf.certificate, certificate) === 'valid',
      );
      if (!isMaster || !clients || !authority) continue;
      const at = placeOf(leaf);
      yield {
        message: 'master',
        data: { name: shortName(subject) },
        at,
        evidence: use.evidence,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
          relatedPlace(clients.at, phrase('Its CA is trusted for clients here')),
        ]),
      };
    }
  },
});
