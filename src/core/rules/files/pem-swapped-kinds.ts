import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { CLIENT_GO_CERT, GO_KEY_PAIR } from '../references/references.ts';
import { type Consumer, consumersOf } from '../subjects/consumers.ts';
import { type CertificatePair, certificatePairs } from '../subjects/keyPairs.ts';
import { pemInputOf } from './pemInput.ts';

/** A key where a certificate belongs, or a certificate where a key belongs (crypto/tls, tried). */
export const pemSwappedKinds = defineRule({
  id: 'files/pem-swapped-kinds',
  severity: 'error',
  basis: 'observed',
  title: 'A key stands where a certificate belongs, or the other way round',
  messages: {
    certificateIsKey:
      '{label} gives only a private key: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.',
    keyIsCertificate:
      '{label} gives a certificate: `tls: found a certificate rather than a key in the PEM for the private key`.',
    trustIsKey: '{label} gives only a private key, and no CA certificate: `{error}`.',
    exchanged:
      '{label} and its key are exchanged: `tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`.',
  },
  docs: {
    why: 'The two halves of a pair have flags and fields of their own. Go looks for a CERTIFICATE block in the one and for a private key in the other, and stops where it finds the wrong kind. One file with both is fine for either.',
    fix: 'Let the certificate flag name the certificate and the key flag the key.',
    references: [GO_KEY_PAIR, CLIENT_GO_CERT],
  },
  *check(node) {
    const exchanged = certificatePairs(node).filter(isExchanged);
    const told = new Set(exchanged.flatMap(({ certificate, key }) => [placeKey(certificate), placeKey(key)]));
    for (const { certificate, key, label } of exchanged) {
      const related = [{ ...key.at, message: phrase('{textLabel} gives the certificate', { textLabel: key.label }) }];
      yield { message: 'exchanged', data: { label }, at: certificate.at, related, fixes: exchange(certificate, key) };
    }
    for (const consumer of consumersOf(node).all) {
      if (!told.has(placeKey(consumer.credentials))) yield* judge(consumer, node.hasPrivateKeys);
    }
  },
});

function* judge(
  consumer: Consumer,
  hasPrivateKeys: boolean,
): Generator<Issue<'certificateIsKey' | 'keyIsCertificate' | 'trustIsKey'>> {
  const { credentials, kubeconfig } = consumer;
  // The one file in which the kubelet keeps both halves has a rule of its own.
  if (consumer.owner === 'kubelet' && /\/kubelet-client-[^/]*\.pem$/.test(credentials.reference?.path ?? '')) return;
  const holdsKey = holds(credentials.artifacts, 'privateKey');
  const holdsCertificate = holds(credentials.artifacts, 'certificate');
  const [first] = credentials.artifacts;
  const related = first ? [{ uri: first.origin.uri, span: first.origin.span, message: phrase('What it gives') }] : [];
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
    // From a copy without keys they were taken out of files that hold both.
    yield { message: 'keyIsCertificate', ...found };
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

/** Embedded data is not moved about: the edit would repeat a private key. */
function exchange({ reference: a }: CredentialSource, { reference: b }: CredentialSource): readonly Fix[] {
  if (!a || !b) return [];
  const edits = [
    { ...a.at, text: b.path },
    { ...b.at, text: a.path },
  ];
  return [{ title: phrase('Exchange the two paths'), edits }];
}
