import { type CertificateArtifact, pemIndexOf, yamlPathOf } from '../model/artifacts/artifact.ts';
import type { NodeView } from '../model/node.ts';
import { type PairedNode, placeNames } from './pairedNodes.ts';

/** The changes of the certificates on all nodes. */
export interface CertificateChanges {
  readonly added: readonly CertificateArtifact[];
  readonly removed: readonly CertificateArtifact[];
  /** Another certificate at the same place. */
  readonly renewed: readonly ExchangedCertificate[];
}

export interface ExchangedCertificate {
  readonly before: CertificateArtifact;
  readonly after: CertificateArtifact;
}

/** Whether it is more than a renewal: the later one is of somebody else, or is a CA with a new key, which verifies nothing that the earlier one signed. */
export function isReplaced({
  before: { certificate: before },
  after: { certificate: after },
}: ExchangedCertificate): boolean {
  const isAuthority = before.basicConstraints?.ca === true || after.basicConstraints?.ca === true;
  return before.subject.key !== after.subject.key || (isAuthority && before.publicKey.id !== after.publicKey.id);
}

/** Places are compared by the file's path on its node, the YAML path, and the position in a bundle. */
export function certificateChanges(nodes: readonly PairedNode[]): CertificateChanges {
  const added: CertificateArtifact[] = [];
  const removed: CertificateArtifact[] = [];
  const renewed: ExchangedCertificate[] = [];
  for (const pair of nodes) {
    const [old, current] = [byPlace(pair.before), byPlace(pair.after)];
    for (const [place, after] of current) {
      const before = old.get(place);
      if (!before) added.push(after);
      else if (before.certificate.sha256 !== after.certificate.sha256) renewed.push({ before, after });
    }
    for (const [place, before] of old) if (!current.has(place)) removed.push(before);
  }
  return { added, removed, renewed };
}

function byPlace(node: NodeView | undefined): ReadonlyMap<string, CertificateArtifact> {
  const places = placeNames(node);
  const found = new Map<string, CertificateArtifact>();
  for (const { file, archived } of node?.files ?? []) {
    for (const artifact of archived ? [] : file.artifacts) {
      if (artifact.kind !== 'certificate') continue;
      const place = [places.get(file.uri), yamlPathOf(artifact) ?? '', pemIndexOf(artifact)].join('\0');
      found.set(place, artifact);
    }
  }
  return found;
}
