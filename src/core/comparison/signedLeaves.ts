import { append } from '../model/collections/lookup.ts';
import { isAuthority } from '../model/labels/certificates.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';

/** The certificates that the CAs of some nodes signed, other CAs left out. */
export interface SignedLeaves {
  /** The certificates that a key verifiably signed, each at its first place. */
  readonly leavesOf: (key: string) => readonly Location[];
  /** The key that signed a certificate, by the SHA-256 of the certificate. */
  readonly signerOf: (sha256: string) => string | undefined;
  readonly signs: (key: string) => boolean;
}

/** The leaves of all nodes by the key that verifiably signed them. */
export function signedLeaves(nodes: readonly InspectedNode[]): SignedLeaves {
  const leaves = new Map<string, Location[]>();
  const signers = new Map<string, string>();
  for (const { view, issuers } of nodes) {
    const certificates = view.files.flatMap(({ file, archived }) =>
      archived ? [] : file.artifacts.filter((artifact) => artifact.kind === 'certificate'),
    );
    const keys = new Map(certificates.map(({ certificate }) => [certificate.sha256, certificate.publicKey.id]));
    for (const { certificate, origin } of certificates) {
      const { sha256 } = certificate;
      const key = keys.get(issuers.get(sha256) ?? '');
      if (key === undefined || signers.has(sha256) || isAuthority(certificate)) continue;
      signers.set(sha256, key);
      append(leaves, key, { uri: origin.uri, span: origin.span });
    }
  }
  return {
    leavesOf: (key) => leaves.get(key) ?? [],
    signerOf: (sha256) => signers.get(sha256),
    signs: (key) => leaves.has(key),
  };
}
