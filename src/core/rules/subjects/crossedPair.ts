import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { IMPLIED_FLAGS } from '../../kubernetes/layouts/allLayouts.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { type CredentialSource, leafOf, privateKeyOf } from '../../model/credentialSource.ts';
import type { ComponentDocument } from '../../model/documents/component.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { chainAllows } from '../../trust/verifyChain.ts';
import { perNode } from '../engine/rule.ts';
import { type CertificatePair, certificatePairs, mismatchOf } from './keyPairs.ts';

/** The half of a pair that names a file of another pair, and the path of the one that fits. */
export interface CrossedPair {
  readonly half: 'certificate' | 'key';
  readonly other: string;
  readonly error: string;
}

/** Undefined unless names and keys of the two files differ and the missing partner lies where the component sees it. */
export function crossedPair(
  node: NodeView,
  { use, certificate, key, component }: CertificatePair,
): CrossedPair | undefined {
  const mismatch = use === 'identity' ? mismatchOf(certificate, key) : undefined;
  const half = mismatch?.key.key.publicKey;
  if (!mismatch || !half || !component?.document || !certificate.reference || !key.reference) return undefined;
  if (certificate.uri === key.uri || stem(certificate) === stem(key)) return undefined;
  const { document } = component;
  const { error, leaf } = mismatch;
  const otherKey = seenHalf(document, halves(node).get(`privateKey ${leaf.certificate.publicKey.id}`));
  const otherCertificate = seenHalf(document, halves(node).get(`certificate ${half.id}`));
  const isKeyRight = () =>
    isOnlyKeyRight(component, certificate, [leaf, otherCertificate?.artifact]) ??
    (isKubeadms(key) || (!isKubeadms(certificate) && fitsElsewhere(node, component, key)));
  if (otherCertificate && (!otherKey || isKeyRight()))
    return { half: 'certificate', other: otherCertificate.path, error };
  return otherKey ? { half: 'key', other: otherKey.path, error } : undefined;
}

/**
 * If both halves have partners, the mistake is the half whose pair does not serve the flag's purpose. Undefined if both pairs do, or neither does:
 * then it is the half that is not kubeadm's own and has no matching partner.
 */
function isOnlyKeyRight(
  { name }: ComponentView,
  { reference }: CredentialSource,
  ofPairs: readonly (Artifact | undefined)[],
): boolean | undefined {
  const purposes = flagSpec(name, reference?.label.replace(/^--/, '') ?? '')?.purposes ?? [];
  const [serves, otherServes] = ofPairs.map(
    (one) => one?.kind === 'certificate' && purposes.every((purpose) => chainAllows([one.certificate], purpose)),
  );
  return serves === otherServes ? undefined : otherServes;
}

interface Half {
  readonly path: string;
  readonly artifact: Artifact;
}

/** The first of them that the component sees under its own path. */
function seenHalf(document: ComponentDocument, all: readonly Half[] = []): Half | undefined {
  return all.find(({ path }) => {
    const mapped = hostPathOf(document, path);
    return mapped.kind === 'host' && mapped.path === path;
  });
}

/** The certificates and private keys outside of documents, by the public key. */
const halves = perNode((node): ReadonlyMap<string, readonly Half[]> => {
  const found = new Map<string, Half[]>();
  for (const { archived, hostPath, file } of node.files) {
    if (archived || hostPath === undefined || file.documents.length > 0) continue;
    for (const artifact of file.artifacts) {
      const id = publicKeyId(artifact);
      if (id === undefined) continue;
      append(found, `${artifact.kind} ${id}`, { path: hostPath, artifact });
    }
  }
  return found;
});

function publicKeyId(artifact: Artifact): string | undefined {
  if (artifact.kind === 'certificate') return artifact.certificate.publicKey.id;
  return artifact.kind === 'privateKey' ? artifact.key.publicKey?.id : undefined;
}

/** Whether the component uses the key's file in another pair, whose halves belong together. */
function fitsElsewhere(node: NodeView, component: ComponentView, key: CredentialSource): boolean {
  return certificatePairs(node).some(
    (other) =>
      other.component === component &&
      other.key !== key &&
      other.key.uri === key.uri &&
      leafOf(other.certificate)?.certificate.publicKey.id === privateKeyOf(key)?.key.publicKey?.id,
  );
}

/** Whether kubeadm names this very path for this very flag. */
function isKubeadms({ reference }: CredentialSource): boolean {
  return IMPLIED_FLAGS.some(({ flag, path }) => path === reference?.path && reference.label === `--${flag}`);
}

function stem({ reference }: CredentialSource): string {
  return (reference?.path ?? '').replace(/^.*\//, '').replace(/([-_.]?key)?\.[^.]*$/, '');
}
