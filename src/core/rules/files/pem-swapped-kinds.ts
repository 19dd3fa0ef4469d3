import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { type Consumer, consumersOf } from '../../uses/views/consumers.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { type CertificatePair, certificatePairs } from '../subjects/keyPairs.ts';
import { pemInputOf } from './pemInput.ts';

/** A key where a certificate belongs, or a certificate or public key where a private key belongs (crypto/tls, tried). */
export const pemSwappedKinds = defineRule(FILES['pem-swapped-kinds'], {
  *check(node) {
    const exchanged = certificatePairs(node).filter(isExchanged);
    const reported = new Set(exchanged.flatMap(({ certificate, key }) => [placeKey(certificate), placeKey(key)]));
    for (const { certificate, key, label } of exchanged) {
      const related = [
        { ...key.at, message: phrase('{textLabel} provides the certificate', { textLabel: key.label }) },
      ];
      yield {
        message: 'exchanged',
        data: { label },
        at: certificate.at,
        related,
        fixes: exchange(node, certificate, key),
      };
    }
    for (const consumer of consumersOf(node).all) {
      if (!reported.has(placeKey(consumer.credentials))) yield* evaluate(consumer, node.hasPrivateKeys);
    }
  },
});

function* evaluate(
  consumer: Consumer,
  hasPrivateKeys: boolean,
): Generator<IssueOf<(typeof FILES)['pem-swapped-kinds']>> {
  const { credentials, kubeconfig } = consumer;
  // The one file in which the kubelet keeps both halves has a separate rule.
  if (consumer.owner === 'kubelet' && /\/kubelet-client-[^/]*\.pem$/.test(credentials.reference?.path ?? '')) return;
  const holdsKey = holds(credentials.artifacts, 'privateKey');
  const holdsCertificate = holds(credentials.artifacts, 'certificate');
  const [first, ...others] = credentials.artifacts;
  const onlyPublicKey = first?.kind === 'publicKey' && others.length === 0 ? first : undefined;
  const related = first
    ? [{ uri: first.origin.uri, span: first.origin.span, message: phrase('The content of the file') }]
    : [];
  const input = pemInputOf(consumer);
  const found = {
    data: { label: credentials.label },
    at: credentials.at,
    related: credentials.reference ? related : [],
  };
  if (input === 'certificate' && holdsKey && !holdsCertificate) {
    yield { message: 'certificateIsKey', ...found };
  } else if (
    input === 'key' &&
    consumer.role !== 'verificationKeys' &&
    holdsCertificate &&
    !holdsKey &&
    hasPrivateKeys
  ) {
    // A copy without keys also has them removed from files that held both.
    yield { message: 'keyIsCertificate', ...found };
  } else if (consumer.role === 'privateKey' && !holdsKey && !holdsCertificate && onlyPublicKey) {
    const block = onlyPublicKey.isPkcs1 ? 'RSA PUBLIC KEY' : 'PUBLIC KEY';
    yield { message: 'keyIsPublic', ...found, data: { label: credentials.label, block } };
  } else if (input === 'trust' && holdsKey && !holdsCertificate) {
    const error = kubeconfig
      ? 'unable to load root certificates: no valid certificate authority data seen'
      : 'data does not contain any valid RSA or ECDSA certificates';
    yield { message: 'trustIsKey', ...found, data: { label: credentials.label, error } };
  }
}

function isExchanged({ certificate, key }: CertificatePair): boolean {
  return (
    holds(certificate.artifacts, 'privateKey') &&
    !holds(certificate.artifacts, 'certificate') &&
    holds(key.artifacts, 'certificate') &&
    !holds(key.artifacts, 'privateKey')
  );
}

function placeKey({ at }: CredentialSource): string {
  return `${at.uri} ${at.span.start}`;
}

function holds(artifacts: readonly Artifact[], kind: Artifact['kind']): boolean {
  return artifacts.some((artifact) => artifact.kind === kind);
}

/** Embedded data is not moved: the edit would repeat a private key. */
function exchange(
  node: NodeView,
  { reference: a }: CredentialSource,
  { reference: b }: CredentialSource,
): readonly Fix[] {
  if (!a || !b) return [];
  const write = (at: Location, path: string) => writeValue(fileOfUri(node, at.uri)?.file, at, path);
  return fixOf(phrase('Swap the two paths'), [write(a.at, b.path), write(b.at, a.path)]);
}
