import type { ComponentView, NodeView } from '../../model/node.ts';
import { fileViews, flagText } from './flags.ts';

/** The members of etcd that a node is divided into. */
export interface MemberChoice {
  /** The members that become nodes, in the same order for each of them. */
  readonly members: readonly { readonly uri: string; readonly name: string }[];
  /** The index of the member in a node of one member. Absent in the node that keeps the rest. */
  readonly only?: number;
}

/**
 * A node without the members of etcd that are on other machines, or one of these members as a node. Each file that only such members read goes
 * with the first of them.
 */
export function memberOfNode(view: NodeView, { members, only }: MemberChoice): NodeView {
  const found = members.map(({ uri, name }) =>
    view.components.find((one) => one.name === 'etcd' && one.uri === uri && flagText(one, 'name') === name),
  );
  const away = new Set(found);
  const components = view.components.filter((one) => !away.has(one));
  const kept = new Set([...components.flatMap(urisOf), ...urisInKubeconfigs(view)]);
  const owner = new Map<string, number>();
  for (const [at, member] of found.entries())
    for (const uri of member ? urisOf(member) : []) if (!kept.has(uri) && !owner.has(uri)) owner.set(uri, at);
  const isHere = (uri = '') => owner.get(uri) === only;
  const services = view.services?.filter(({ unit }) => isHere(unit?.file.uri)) ?? [];
  if (only === undefined) {
    return { ...view, components, services, files: view.files.filter(({ file }) => isHere(file.uri)) };
  }
  const member = found[only];
  const { podFolder: _, undecodedPods: __, unread: ___, ...parts } = view;
  return {
    ...parts,
    components: member ? [member] : [],
    kubeconfigs: [],
    services,
    files: view.files.filter(({ file }) => isHere(file.uri) || file.uri === member?.uri),
  };
}

/** The files by which a component is set up, and those that it opens. */
function urisOf(component: ComponentView): readonly string[] {
  const opened = fileViews(component).flatMap(({ reference }) =>
    reference?.resolution.kind === 'file' ? reference.resolution.uri : [],
  );
  return [component.uri, ...opened];
}

function urisInKubeconfigs({ kubeconfigs }: NodeView): readonly string[] {
  return kubeconfigs.flatMap(({ uri, clusters, users }) => {
    const held = [
      ...clusters.map(({ certificateAuthority }) => certificateAuthority),
      ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
    ];
    return [uri, ...held.flatMap((one) => (one?.reference?.resolution.kind === 'file' ? one.uri : []))];
  });
}
