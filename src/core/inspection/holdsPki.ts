import type { Report } from '../model/report.ts';

/**
 * Whether there is anything to show: a certificate, key, request or token, a kubeconfig, a component, a connection or a finding. An object that only
 * names a Secret, such as an Ingress, does not count.
 */
export function holdsPki({ files, nodes, connections, findings }: Report): boolean {
  if (findings.length > 0 || connections.length > 0) return true;
  if (nodes.some(({ view }) => view.kubeconfigs.length > 0 || view.components.length > 0)) return true;
  for (const { artifacts, embedded } of files.values()) {
    if (artifacts.some(({ kind }) => kind !== 'other') || embedded) return true;
  }
  return false;
}
