import { IMPLIED_FLAGS } from '../../kubernetes/kubeadmLayout.ts';
import { hostPathOf } from '../../kubernetes/pathMapping.ts';
import type { Artifact } from '../../model/artifact.ts';
import { leafOf, type Material, privateKeyOf } from '../../nodes/material.ts';
import type { ComponentView, NodeView } from '../../nodes/node.ts';
import { type CertificatePair, certificatePairs, mismatchOf } from '../keyPairs.ts';

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
  const pathOf = (fits: (artifact: Artifact) => boolean) =>
    node.files.find(({ archived, hostPath, file }) => {
      if (archived || hostPath === undefined || file.documents.length > 0 || !file.artifacts.some(fits)) return false;
      const mapped = hostPathOf(document, hostPath);
      return mapped.kind === 'host' && mapped.path === hostPath;
    })?.hostPath;
  const { error, leaf } = mismatch;
  const keyPath = pathOf((one) => one.kind === 'privateKey' && one.key.publicKey?.id === leaf.certificate.publicKey.id);
  const certificatePath = pathOf((one) => one.kind === 'certificate' && one.certificate.publicKey.id === half.id);
  // Of two halves that both have partners, the one that is not kubeadm's own, nor of a pair that fits, is the slip.
  const isKeyRight = isKubeadms(key) || (!isKubeadms(certificate) && fitsElsewhere(node, component, key));
  if (certificatePath && (!keyPath || isKeyRight)) return { half: 'certificate', other: certificatePath, error };
  return keyPath ? { half: 'key', other: keyPath, error } : undefined;
}

/** Whether the component uses the key's file in another pair, whose halves belong together. */
function fitsElsewhere(node: NodeView, component: ComponentView, key: Material): boolean {
  return certificatePairs(node).some(
    (other) =>
      other.component === component &&
      other.key !== key &&
      other.key.uri === key.uri &&
      leafOf(other.certificate)?.certificate.publicKey.id === privateKeyOf(key)?.key.publicKey?.id,
  );
}

/** Whether kubeadm names this very path for this very flag. */
function isKubeadms({ reference }: Material): boolean {
  return IMPLIED_FLAGS.some(({ flag, path }) => path === reference?.path && reference.label === `--${flag}`);
}

function stem({ reference }: Material): string {
  return (reference?.path ?? '').replace(/^.*\//, '').replace(/([-_.]?key)?\.[^.]*$/, '');
}
