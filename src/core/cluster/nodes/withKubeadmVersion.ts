import { kubeadmVersion } from '../../kubernetes/versions/readVersion.ts';
import { versionText } from '../../kubernetes/versions/version.ts';
import type { Version } from '../../model/documents/version.ts';
import type { ComponentView, NodeFile } from '../../model/node.ts';

/** What kubeadm runs in the version of its configuration. */
const CONTROL_PLANE: readonly string[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/**
 * The components with the version of kubeadm's configuration where they do not tell their own: static pods of the control
 * plane, and those that kubeadm's files imply. A configuration that disagrees with another tells nothing.
 */
export function withKubeadmVersion(
  components: readonly ComponentView[],
  files: readonly NodeFile[],
): readonly ComponentView[] {
  const version = configuredVersion(files);
  if (!version) return components;
  return components.map((component) => {
    const isKubeadms = component.document === undefined || component.document.source === 'staticPod';
    const isOpen = component.version === undefined && isKubeadms && CONTROL_PLANE.includes(component.name);
    return isOpen ? { ...component, version } : component;
  });
}

function configuredVersion(files: readonly NodeFile[]): Version | undefined {
  const found = new Map<string, Version>();
  for (const { file } of files) {
    for (const document of file.documents) {
      if (document.kind !== 'kubeadmConfiguration' || document.content.kind !== 'ClusterConfiguration') continue;
      const version = kubeadmVersion(document.content.kubernetesVersion?.value ?? '');
      if (version) found.set(versionText(version), version);
    }
  }
  const [version] = found.values();
  return found.size === 1 ? version : undefined;
}
