import {
  type Artifact,
  COMPONENT_NAMES,
  type KubeconfigView,
  type NodeView,
  phrase,
  untrusted,
  yamlPathOf,
} from '../../../core/index.ts';
import type { TreeNode } from '../nodes/treeNode.ts';
import { type CertificateView, shownCertificates } from './certificateView.ts';
import { groupNode } from './groupNode.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

type User = KubeconfigView['owner'];

const ORDER = [...COMPONENT_NAMES, 'network-plugin', 'kubectl'] as const satisfies readonly User[];

/** Under each component what its flags, its configuration and its kubeconfig give it; last what nothing here uses. */
export function byComponent(listing: CertificateListing, view: CertificateView): readonly TreeNode[] {
  const shown = shownCertificates(listing, view);
  const users = usersOf(listing.node.view);
  const used = ORDER.map((user) => ({
    id: `component/${user}`,
    label: untrusted(user),
    icon: user === 'kubectl' ? 'terminal' : 'server-process',
    members: shown.filter((one) => users.get(one.artifact.certificate.sha256)?.has(user)),
  }));
  const rest = shown.filter((one) => !users.has(one.artifact.certificate.sha256));
  return [
    ...used,
    { id: 'objects', label: phrase('API objects'), icon: 'symbol-object', members: rest.filter(isInObject) },
    {
      id: 'unused',
      label: phrase('Not used'),
      icon: 'circle-slash',
      members: rest.filter((one) => !isInObject(one)),
    },
  ].flatMap((group) => (group.members.length > 0 ? [groupNode(group, listing)] : []));
}

function isInObject({ places }: ListedCertificate): boolean {
  return places.every((place) => yamlPathOf(place) !== undefined);
}

/** The users of each certificate, by its SHA-256. */
function usersOf(view: NodeView): ReadonlyMap<string, ReadonlySet<User>> {
  const users = new Map<string, Set<User>>();
  const add = (user: User, artifacts: readonly Artifact[] | undefined) => {
    for (const artifact of artifacts ?? []) {
      if (artifact.kind !== 'certificate') continue;
      const { sha256 } = artifact.certificate;
      const known = users.get(sha256);
      if (known) known.add(user);
      else users.set(sha256, new Set([user]));
    }
  };
  for (const { name, flags, implied, embedded = [] } of view.components) {
    const references = [...flags.flatMap((flag) => (flag.parts ?? [flag]).map((part) => part.reference)), ...embedded];
    for (const reference of references) {
      const resolution = reference?.resolution;
      if (resolution?.kind === 'file')
        add(
          name,
          resolution.file.artifacts.filter((one) => yamlPathOf(one) === undefined),
        );
    }
    for (const { artifacts } of implied.values()) add(name, artifacts);
  }
  for (const { owner, clusters, users: identities } of view.kubeconfigs) {
    for (const { certificateAuthority } of clusters) add(owner, certificateAuthority?.artifacts);
    for (const { clientCertificate } of identities) add(owner, clientCertificate?.artifacts);
  }
  return users;
}
