import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import { isAuthority } from '../../model/labels/certificates.ts';

/** The part of a file that a flag or field uses. */
export type Wanted = 'certificate' | 'privateKey' | 'leaf' | undefined;

const WANTED: Partial<Record<FlagRole, Wanted>> = {
  certificate: 'certificate',
  trustBundle: 'certificate',
  signerCertificate: 'certificate',
  privateKey: 'privateKey',
  signerKey: 'privateKey',
  signingKey: 'privateKey',
  kubeconfig: 'leaf',
};

export function wantedBy(role: FlagRole | undefined): Wanted {
  return role && WANTED[role];
}

/** The blocks that are taken come first: one file may hold certificate and key, and a kubeconfig more. */
export function relevantFirst(artifacts: readonly Artifact[], wanted: Wanted): readonly Artifact[] {
  const [taken, others]: [Artifact[], Artifact[]] = [[], []];
  for (const artifact of artifacts) (isTaken(artifact, wanted) ? taken : others).push(artifact);
  return [...taken, ...others];
}

/** Whether a flag or field takes the block; none if it wants nothing in particular. */
export function isTaken(artifact: Artifact, wanted: Wanted): boolean {
  return wanted === 'leaf'
    ? artifact.kind === 'certificate' && !isAuthority(artifact.certificate)
    : artifact.kind === wanted;
}
