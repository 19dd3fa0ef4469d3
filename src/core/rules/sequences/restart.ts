import { hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { type ComponentName, isAddOn } from '../../model/documents/component.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { commandLines, commandWords, shellCommand } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';
import { k0sService } from './k0sService.ts';

/** Outside the folder of static pods, which the kubelet reads. */
const ASIDE = '/root/old-pki';

/**
 * Starts a component again: with k0s if that runs it, a static pod when its manifest comes back (kubernetes.io, "Certificate Management with kubeadm"), a
 * container of a compose file from its folder, else its service.
 */
export function restartSteps(node: NodeView, name: ComponentName): readonly Composed[] {
  const component = componentOf(node, name);
  const { source, service } = component?.document ?? {};
  // Which controller makes the pods of an add-on is not known, nor who runs a script, and each call of etcdctl is a new process.
  if (name === 'etcdctl' || source === 'script' || (isAddOn(name) && source === 'podTemplate')) return [];
  if (service) return [commandWords('docker compose restart {service}', { service: service.name })];
  const k0s = source === undefined ? k0sService(node) : undefined;
  if (k0s !== undefined) return [commandWords('systemctl restart {service}', { service: k0s })];
  if (name === 'kubelet' || (source !== undefined && source !== 'staticPod')) {
    return [commandWords('systemctl restart {service}', { service: serviceOf(node, name) })];
  }
  const known = component?.document && hostPathOfUri(node, component.uri);
  const manifest = known ?? `/etc/kubernetes/manifests/${name}.yaml`;
  const cut = manifest.lastIndexOf('/') + 1;
  const at = { manifest, folder: manifest.slice(0, cut), kept: `${ASIDE}/${manifest.slice(cut)}` };
  return [commandWords('mv {manifest} {kept}', at), commandWords('sleep 20'), commandWords('mv {kept} {folder}', at)];
}

/** The components that a command of the node restarts. */
export function restartedBy(node: NodeView, command: string): readonly ComponentName[] {
  const lines = new Set(commandLines(command));
  return node.components.flatMap(({ name }) => {
    const steps = restartSteps(node, name);
    return steps.length > 0 && steps.every((step) => lines.has(shellCommand(step) ?? '')) ? name : [];
  });
}

/** The unit that starts it, by its file; else the name that nearly everybody gives it. */
function serviceOf(node: NodeView, name: ComponentName): string {
  const { uri } = componentOf(node, name) ?? {};
  const service = node.services?.find(
    ({ unit, dropIns, environmentFiles }) =>
      unit?.file.uri === uri || [...dropIns, ...environmentFiles].some(({ file }) => file.uri === uri),
  );
  return (service?.name ?? name).replace(/\.service$/, '');
}
