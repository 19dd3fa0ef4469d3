import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

/** The content that the API server accepts in a projected volume (kubernetes.io, API reference, PodCertificateProjection). */
export const podCertificateInvalid = defineRule(REQUESTS['pod-certificate-invalid'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'podCertificate')) {
      const related = anchorsOf(node, document);
      for (const mistake of mistakesIn(document)) yield { ...mistake, related };
    }
  },
});

type Mistake = IssueOf<(typeof REQUESTS)['pod-certificate-invalid']>;

const KEY_TYPES: ReadonlySet<string> = new Set([
  'RSA3072',
  'RSA4096',
  'ECDSAP256',
  'ECDSAP384',
  'ECDSAP521',
  'ED25519',
]);

/** An hour, and 91 days. */
const MIN_SECONDS = 3600;
const MAX_SECONDS = 7_862_400;

/** A domain of at least two labels, and a path. */
const SIGNER_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^/]+$/;

function* mistakesIn(document: DocumentOf<'podCertificate'>): Generator<Mistake> {
  const { uri, signerName, keyType, maxExpirationSeconds } = document;
  if (signerName && !SIGNER_NAME.test(signerName.value))
    yield { message: 'signer', data: { signer: signerName.value }, at: { uri, span: signerName.span } };
  if (keyType && !KEY_TYPES.has(keyType.value))
    yield { message: 'keyType', data: { type: keyType.value }, at: { uri, span: keyType.span } };
  const seconds = Number(maxExpirationSeconds?.value ?? MIN_SECONDS);
  if (!maxExpirationSeconds || !Number.isInteger(seconds)) return;
  const at = { uri, span: maxExpirationSeconds.span };
  if (seconds < MIN_SECONDS) yield { message: 'short', data: { seconds }, at };
  if (seconds > MAX_SECONDS) yield { message: 'long', data: { seconds }, at };
}

/** The ClusterTrustBundles of its signer: what a pod that gets such a certificate is trusted by. */
function anchorsOf(node: NodeView, { signerName }: DocumentOf<'podCertificate'>) {
  return objectsOf(node, 'trustBundle').flatMap(({ document: { uri, signerName: own } }) =>
    own && own.value === signerName?.value
      ? [relatedPlace({ uri, span: own.span }, phrase('Trust anchors of the signer'))]
      : [],
  );
}
