import type { ComponentDocument, Flag } from '../../model/documents/component.ts';

/** Without an etcd that has no certificates next to no API server: it is an application's. */
export function withoutApplicationsEtcd(documents: readonly ComponentDocument[]): readonly ComponentDocument[] {
  const hasApiserver = documents.some(({ component }) => component === 'kube-apiserver');
  return documents.filter(({ component, flags }) => component !== 'etcd' || hasApiserver || hasCertificates(flags));
}

export function hasCertificates(flags: readonly Flag[]): boolean {
  return flags.some(({ name }) => /(^|-)(cert|trusted-ca|config)-file$/.test(name));
}
