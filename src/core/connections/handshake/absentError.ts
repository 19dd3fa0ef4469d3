import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { configurationFiles, kubeconfigOpened, opened, readFolder } from './configurationFiles.ts';

/**
 * The error of a component about a file that its flag names and that it cannot open, by the file system's, as far as it is known: for some, only
 * its end. Undefined if it depends on the other files of the same kind.
 */
export function absentError(
  component: ComponentName,
  { flag, reference }: FlagView,
  error = opened(reference?.path ?? ''),
): string | undefined {
  const path = reference?.path ?? '';
  const file = configurationFiles(component).find((one) => one.flag === flag.name);
  if (file) return file.absent?.(path, error);
  if (component === 'kubelet' && flag.name === 'config')
    return `${kubeletPrefix(path)}failed to read kubelet config file "${path}", error: ${error}`;
  const prefix = CLIENTS.includes(component) ? KUBECONFIGS.get(flag.name) : undefined;
  return prefix === undefined ? undefined : prefix + kubeconfigOpened(path, error);
}

/** The error about a directory in place of a configuration or a kubeconfig; undefined for other files. */
export function folderError({ name, version }: ComponentView, view: FlagView): string | undefined {
  const { flag, reference } = view;
  if (reference?.resolution.kind !== 'directory') return undefined;
  // An early kubelet reads its pods from the folder.
  if (name === 'kubelet' && version === undefined) return undefined;
  const error = readFolder(reference.path);
  const isSettings = configurationFiles(name).some((one) => one.flag === flag.name);
  return absentError(name, view, error) ?? (isSettings ? error : undefined);
}

/** Components whose kubeconfigs client-go loads in the same way. */
const CLIENTS: readonly ComponentName[] = ['kube-scheduler', 'kube-controller-manager', 'kube-proxy'];

/** The prefix of an error about each kubeconfig (tried with Kubernetes 1.28.15, 1.34.4 and 1.37.2). */
const KUBECONFIGS: ReadonlyMap<string, string> = new Map([
  ['kubeconfig', ''],
  [
    'authentication-kubeconfig',
    'failed to get delegated authentication kubeconfig: failed to get delegated authentication kubeconfig: ',
  ],
  ['authorization-kubeconfig', 'failed to get delegated authorization kubeconfig: '],
]);

/** The prefix of the kubelet's errors about its configuration. */
export function kubeletPrefix(path: string): string {
  return `failed to load kubelet config file, path: ${path}, error: failed to load Kubelet config file ${path}, error `;
}
