import type { DecodedFile } from '../../model/decodedFile.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { derived } from '../../model/memo/derived.ts';

/** More CAs than those of any cluster's bundle; distributions and browsers trust more than a hundred. */
const MANY = 50;

/**
 * Whether a file is a collection of public roots, such as the trust store of a distribution. Its CAs are chosen by whoever publishes it: unless a component
 * reads the file, neither their dates and keys nor the form of the file concern a cluster.
 */
export const isRootCollection = derived(({ artifacts }: DecodedFile): boolean => {
  const certificates = artifacts.filter((artifact) => artifact.kind === 'certificate');
  return (
    certificates.length >= MANY &&
    certificates.every(({ certificate }) => isAuthority(certificate) || isSelfIssued(certificate))
  );
});

/** Roots of X.509 version 1 do not say that they are CAs. */
function isSelfIssued({ subject, issuer }: { readonly subject: { key: string }; readonly issuer: { key: string } }) {
  return subject.key === issuer.key;
}
