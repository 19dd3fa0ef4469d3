import type { FlagRole } from '../../model/flagSpec.ts';

const FILE_ROLES: ReadonlySet<FlagRole> = new Set([
  'certificate',
  'privateKey',
  'trustBundle',
  'signerCertificate',
  'signerKey',
  'verificationKeys',
  'signingKey',
  'kubeconfig',
  'revocationList',
  'file',
]);

/** Whether the flag's value is the path of one file that the component opens. */
export function namesFile(role: FlagRole | undefined): boolean {
  return role !== undefined && FILE_ROLES.has(role);
}
