import { authorityName } from '../../formats/x509/subjectNames.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { publicKeysOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { serviceAccountKeys } from './serviceAccountKeys.ts';

/** One key for several identities. */
export const keyReused = defineRule(KEYS['key-reused'], {
  *check(node): Iterable<IssueOf<(typeof KEYS)['key-reused']>> {
    yield* tokenKeys(node);
    const byKey = new Map<string, CertificateUse[]>();
    for (const use of certificateUses(node)) {
      if (isAuthority(use.certificate) || use.consumers.length === 0) continue;
      const { id } = use.certificate.publicKey;
      append(byKey, id, use);
      const server = use.consumers.find(({ purposes }) => purposes.includes('serverAuth'));
      // etcd's own pairs serve for both.
      const client = use.consumers.find(({ kubeconfig, role }) => kubeconfig && role === 'certificate');
      if (!server || !client) continue;
      yield {
        message: 'bothEnds',
        data: { name: authorityName(use.certificate), server: server.owner, client: client.owner },
        severity: 'info',
        at: client.credentials.at,
        related: relatedTo(client.credentials.at, [
          relatedPlace(server.credentials.at, phrase('The serving certificate is configured here')),
        ]),
      };
    }
    for (const uses of byKey.values()) {
      const [first] = uses;
      const names = [...new Set(uses.map(({ certificate }) => `"${authorityName(certificate)}"`))];
      if (!first || names.length < 2) continue;
      const at = placeOf(first.artifact);
      yield {
        message: 'shared',
        data: { list: names.join(', ') },
        severity: 'hint',
        at,
        related: relatedTo(
          at,
          uses.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('The same key'))),
        ),
      };
    }
  },
});

/** Keys of tokens that certificates which serve, or sign, have as well. */
function* tokenKeys(node: NodeView): Generator<IssueOf<(typeof KEYS)['key-reused']>> {
  const { verification, signing, controllerManager } = serviceAccountKeys(node);
  const identities = certificateUses(node).filter(
    ({ certificate, consumers }) => isAuthority(certificate) || consumers.some(({ role }) => role === 'certificate'),
  );
  const byKey = groupBy(identities, ({ certificate }) => certificate.publicKey.id);
  const reported = new Set<string>();
  for (const credentials of [signing, controllerManager, ...verification].flatMap((one) => one ?? [])) {
    for (const { id } of publicKeysOf(credentials)) {
      const uses = byKey.get(id);
      if (!uses || reported.has(id)) continue;
      reported.add(id);
      yield {
        message: 'tokens',
        data: {
          list: enumerated(uses.map(({ certificate }) => phrase('"{name}"', { name: authorityName(certificate) }))),
        },
        severity: 'info',
        at: credentials.at,
        related: relatedTo(
          credentials.at,
          uses.map(({ artifact }) => relatedPlace(placeOf(artifact), phrase('The same key'))),
        ),
      };
    }
  }
}
