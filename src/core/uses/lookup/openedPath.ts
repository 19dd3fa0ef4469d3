import type { CredentialSource } from '../../model/credentialSource.ts';

/** The path that is opened, for errors. Relative paths of a kubeconfig are made absolute before; the folder may be unknown. */
export function openedPath({ reference }: CredentialSource): string {
  const { path = '', resolution } = reference ?? {};
  const opened = path.startsWith('/') ? path : resolution?.hostPath || path;
  return opened.startsWith('/') ? opened : `…/${opened.replace(/^(?:\.\/)+/, '')}`;
}
