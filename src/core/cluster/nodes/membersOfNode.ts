import { groupBy } from '../../model/collections/lookup.ts';
import { wholeOf } from '../../model/decodedFile.ts';
import type { ComponentView, NodeFile, NodeView } from '../../model/node.ts';
import { fileViews, flagText } from './flags.ts';

/** A member of etcd, by the file that starts it and its name, which is different from those of others. */
export interface NamedMember {
  readonly uri: string;
  readonly name: string;
}

/**
 * The node without the members of etcd that are on other machines, and each of these members as a node, in their order. Each file that only such
 * members read goes with the first of them.
 */
export function membersOfNode(view: NodeView, members: readonly NamedMember[]): readonly NodeView[] {
  const keyOf = (uri: string, name: string | undefined) => JSON.stringify([uri, name]);
  const started = view.components.filter(({ name }) => name === 'etcd').reverse();
  const byKey = new Map(started.map((one) => [keyOf(one.uri, flagText(one, 'name')), one]));
  const found = members.map(({ uri, name }) => byKey.get(keyOf(uri, name)));
  const away = new Set(found);
  const components = view.components.filter((one) => !away.has(one));
  const kept = new Set([...components.flatMap(urisOf), ...urisInKubeconfigs(view)]);
  const owner = new Map<string, number>();
  for (const [at, member] of found.entries())
    for (const uri of member ? urisOf(member) : []) if (!kept.has(uri) && !owner.has(uri)) owner.set(uri, at);
  const services = groupBy(view.services ?? [], ({ unit }) => owner.get(unit?.file.uri ?? ''));
  const files = groupBy(view.files, ({ file }) => owner.get(file.uri));
  const byUri = new Map(view.files.map((one) => [one.file.uri, one]));
  const { podFolder: _, undecodedPods: __, unread: ___, ...parts } = view;
  const rest = { ...view, components, services: services.get(undefined) ?? [], files: files.get(undefined) ?? [] };
  return [
    rest,
    ...found.map((member, at): NodeView => {
      const shared = member && owner.get(member.uri) !== at ? ownPart(member, byUri.get(member.uri)) : undefined;
      return {
        ...parts,
        components: member ? [member] : [],
        kubeconfigs: [],
        services: services.get(at) ?? [],
        files: [...(shared ? [shared] : []), ...(files.get(at) ?? [])],
      };
    }),
  ];
}

/** The part of a file with several members that is this member's. Everything else in it belongs to another node. */
function ownPart({ document }: ComponentView, nodeFile: NodeFile | undefined): NodeFile | undefined {
  if (!nodeFile) return undefined;
  const { mentions: _, ...file } = nodeFile.file;
  const nothing = { artifacts: [], problems: [], objects: undefined };
  const part = { ...file, ...nothing, documents: document ? [document] : [], whole: wholeOf(nodeFile.file) };
  return { ...nodeFile, file: part };
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
