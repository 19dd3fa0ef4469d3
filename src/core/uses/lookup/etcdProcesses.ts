import { textOr } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import type { ConnectionEnd } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';

/**
 * The etcd processes of a node: often one for events next to the one for everything else. Two that listen at the same port cannot run at the same
 * time, so they are versions of one process, of which the first counts.
 */
export const etcdProcesses = derived((node: NodeView): readonly ComponentView[] => {
  const [first, ...others] = node.components.filter(({ name }) => name === 'etcd');
  if (!first) return [];
  const found = [first];
  const taken = new Set(portsOf(first));
  for (const etcd of others) {
    const ports = portsOf(etcd);
    if (taken.size === 0 || ports.length === 0 || ports.some((port) => taken.has(port))) continue;
    found.push(etcd);
    for (const port of ports) taken.add(port);
  }
  return found;
});

/** The ports for clients and members; empty if one is not known. */
function portsOf(etcd: ComponentView): readonly number[] {
  const urls = [
    textOr(etcd, 'listen-client-urls', 'http://localhost:2379'),
    textOr(etcd, 'listen-peer-urls', 'http://localhost:2380'),
  ].map(parseUrls);
  const ports = urls.flatMap((some) => some.map(({ port }) => port));
  return urls.some(({ length }) => length === 0) || ports.includes(undefined)
    ? []
    : ports.flatMap((port) => port ?? []);
}

/** The end of an etcd process, or of the program that starts it. All but the first of a node are named after their pod or file. */
export function etcdEnd(node: NodeView, process: ComponentView): ConnectionEnd {
  const { uri, name, document } = process;
  const isFirst = process === node.components.find((one) => one.name === name);
  const part = isFirst ? undefined : (document?.pod?.name?.value ?? baseName(uri));
  return { component: 'etcd', uri, node: node.id, ...(part !== undefined && { part }) };
}

/** The end of a component that a file sets up. */
export function componentEnd(node: NodeView, component: ComponentView): ConnectionEnd {
  const { name, uri } = component;
  return name === 'etcd' ? etcdEnd(node, component) : { component: name, uri, node: node.id };
}
