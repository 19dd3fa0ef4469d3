import { isTemplated } from '../../formats/placeholder.ts';
import { authorityName } from '../../formats/x509/subjectNames.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { type CredentialSource, publicKeysOf } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { plainText } from '../../model/text/plainText.ts';
import { enumerated, phrase } from '../../model/text/text.ts';
import { type CertificateUse, certificateUses } from '../../uses/views/certificateUses.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { serviceAccountKeys } from './serviceAccountKeys.ts';

type Issue = IssueOf<(typeof KEYS)['key-reused']>;

/** One key for several identities. */
export const keyReused = defineRule(KEYS['key-reused'], {
  *check(node): Iterable<Issue> {
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
function* tokenKeys(node: NodeView): Generator<Issue> {
  const { verification, signing, controllerManager } = serviceAccountKeys(node);
  const identities = certificateUses(node).filter(
    ({ certificate, consumers }) => isAuthority(certificate) || consumers.some(({ role }) => role === 'certificate'),
  );
  const byKey = groupBy(identities, ({ certificate }) => certificate.publicKey.id);
  const reported = new Set<string>();
  const keys = [signing, controllerManager, ...verification].flatMap((one) => one ?? []);
  for (const credentials of keys) {
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
  const [first] = reported.size > 0 ? [] : keys.flatMap((credentials) => sameUnreadFile(node, credentials) ?? []);
  if (first) yield first;
}

/**
 * A flag for the key of tokens whose file was not read, if another flag names the same file: both use one key. A flag for a certificate counts, since
 * its key is the same.
 */
function sameUnreadFile(node: NodeView, credentials: CredentialSource): Issue | undefined {
  const { at } = credentials;
  const path = unreadPathOf(credentials);
  if (path === undefined) return undefined;
  const others = consumersOf(node).all.filter(
    (one) => HOLDS_KEY.has(one.role) && unreadPathOf(one.credentials) === path,
  );
  if (others.length === 0) return undefined;
  // A component may be set up in several files.
  const labels = new Map(others.map(({ credentials: { label } }) => [plainText(label), label]));
  return {
    message: 'tokens',
    data: { list: enumerated([...labels.values()]) },
    severity: 'info',
    at,
    related: relatedTo(
      at,
      others.map((one) => relatedPlace(one.credentials.at, phrase('The same file'))),
    ),
  };
}

const HOLDS_KEY: ReadonlySet<FlagRole> = new Set<FlagRole>(['privateKey', 'signerKey', 'certificate', 'trustBundle']);

/** The path on the node, if it is known and nothing was read at it. */
function unreadPathOf({ reference, artifacts }: CredentialSource): string | undefined {
  if (!reference || artifacts.length > 0 || isTemplated(reference.path)) return undefined;
  return reference.resolution.hostPath;
}
