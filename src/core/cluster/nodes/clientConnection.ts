import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { FlagView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { resolveFlags } from './resolveFlags.ts';
import { unreadConfigurations, withUnread } from './unreadConfiguration.ts';

/** The kinds whose `clientConnection.kubeconfig` takes the place of `--kubeconfig`. */
const KINDS: Readonly<Partial<Record<ComponentDocument['component'], string>>> = {
  'kube-scheduler': 'KubeSchedulerConfiguration',
  'kube-controller-manager': 'KubeControllerManagerConfiguration',
  'kube-proxy': 'KubeProxyConfiguration',
};

/**
 * The flags of a component, followed, with the kubeconfig of its configuration among them. Configurations that are not read are said to
 * be; kubelets and etcd are joined with theirs later.
 */
export async function withClientConnection(
  document: ComponentDocument,
  resolve: (hostPath: string) => Promise<Resolution>,
): Promise<{ readonly document: ComponentDocument; readonly flags: readonly FlagView[] }> {
  const { component } = document;
  const flags = await resolveFlags(document, resolve);
  if (component === 'kubelet' || component === 'etcd') return { document, flags };
  const file = configurationOf(flags);
  const kind = KINDS[component];
  const isRead = kind !== undefined && (file?.objects?.some((object) => object.kind === kind) ?? false);
  const whole = withUnread(document, unreadConfigurations(document, new Set(isRead ? ['config'] : [])));
  const field = file?.documents.flatMap((one) =>
    one.kind === 'pathsConfiguration' && one.configuration === kind ? one.paths : [],
  )[0];
  if (!isRead || !file || !field) return { document: whole, flags };
  const flag: Flag = {
    name: 'kubeconfig',
    spelling: field.path,
    value: field.value,
    span: field.span,
    valueSpan: field.span,
    uri: file.uri,
  };
  const [view] = await resolveFlags({ ...document, flags: [flag] }, resolve);
  return { document: { ...whole, flags: [...whole.flags, flag] }, flags: view ? [...flags, view] : flags };
}

function configurationOf(flags: readonly FlagView[]) {
  const resolution = flags.findLast(({ flag }) => flag.name === 'config')?.reference?.resolution;
  return resolution?.kind === 'file' ? resolution.file : undefined;
}
