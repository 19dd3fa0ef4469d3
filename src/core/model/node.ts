import type { Problem } from './artifacts/problem.ts';
import type { CredentialSource } from './credentialSource.ts';
import type { DecodedFile } from './decodedFile.ts';
import type { ComponentDocument, ComponentName, Flag } from './documents/component.ts';
import type { KubeconfigCluster, KubeconfigDocument, KubeconfigUser } from './documents/kubeconfig.ts';
import type { JoinService } from './documents/rancher.ts';
import type { PlacedText, UnitSetting } from './documents/unit.ts';
import type { UnreadSource } from './documents/unreadSource.ts';
import type { Version } from './documents/version.ts';
import type { Evidence } from './evidence.ts';
import type { FlagSpec } from './flagSpec.ts';
import type { FileMode } from './ports.ts';
import type { FileReference, Resolution } from './resolution.ts';
import type { NodeRoot } from './root.ts';
import type { Location } from './source/span.ts';

/** A file of a node. */
export interface NodeFile {
  readonly file: DecodedFile;
  /** Its absolute path on the node; undefined for a file outside every root. */
  readonly hostPath?: string | undefined;
  /** Relative to its workspace folder. */
  readonly path: string;
  /** A copy that nothing reads any more: shown, left out of every cross-check. */
  readonly archived: boolean;
  /** Set for a file directly in a static pod folder. */
  readonly isStaticPod?: true;
  /** Whether the entry is a link; absent for a file that only a reference led to. */
  readonly isLink?: boolean;
  /** True in a git work tree; absent for a file that only a reference led to. */
  readonly inRepository?: boolean | undefined;
  /** The mode of a link's target; absent if modes were not read, or the host does not know it. */
  readonly mode?: FileMode | undefined;
}

/** A directory whose mode matters. */
export interface NodeDirectory {
  readonly holds: 'pki' | 'etcdData';
  readonly uri: string;
  /** On the node; relative to its workspace folder outside every root. */
  readonly path: string;
  readonly mode: FileMode;
  /** The place for reports about the group: the first file in it, or the flag that names it. */
  readonly at: Location;
}

/** A flag of a component with its meaning and, where it names a file, what it leads to. */
export interface FlagView {
  readonly flag: Flag;
  readonly spec: FlagSpec | undefined;
  readonly reference?: FileReference | undefined;
  /** The files of a value that names several, each as a separate flag. */
  readonly parts?: readonly FlagView[];
}

export interface ComponentView {
  readonly name: ComponentName;
  /** Absent if the component is only implied by kubeadm's file names. */
  readonly document?: ComponentDocument | undefined;
  readonly uri: string;
  readonly flags: readonly FlagView[];
  /** By its document, else by kubeadm's configuration on the node; absent if neither tells. */
  readonly version?: Version | undefined;
  /** Between which minor releases its version lies, by those of others on the node; absent if none tells. */
  readonly minors?: { readonly first: number; readonly last: number };
  /** The flags next to `--config-file` of an etcd whose configuration file was read; etcd ignores them. */
  readonly ignored?: readonly FlagView[];
  /** The files that kubeadm would name for a flag, if there is no manifest. Keyed by flag name. */
  readonly implied: ReadonlyMap<string, CredentialSource>;
  /** Paths inside the files that its flags name; absent if there are none. */
  readonly embedded?: readonly EmbeddedReference[];
}

/** Who may use a kubeconfig. */
export type KubeconfigOwner = ComponentName | 'kubectl' | 'network-plugin';

/** A kubeconfig with what each of its clusters and users gives. */
export interface KubeconfigView {
  readonly document: KubeconfigDocument;
  readonly uri: string;
  readonly hostPath?: string | undefined;
  /** Who uses it: by the flag that names it, else by its content and its name, else kubectl. */
  readonly owner: KubeconfigOwner;
  /** The other components whose flags name it. Absent if there are none. */
  readonly otherOwners?: readonly ComponentName[];
  /** True if the kubelet asks for its first certificate with it. */
  readonly isBootstrap?: boolean;
  /** The evidence for the owner, if no flag and no layout names the file. */
  readonly ownerEvidence?: Extract<Evidence, 'corroborated' | 'inferred'>;
  /** The object that contains it is in another namespace than the control plane, so it belongs to an unknown cluster. */
  readonly isForeign?: true;
  readonly clusters: readonly KubeconfigClusterView[];
  readonly users: readonly KubeconfigUserView[];
  /** The selection of `current-context`; each part is absent if its name is not defined. */
  readonly current: {
    readonly cluster?: KubeconfigClusterView | undefined;
    readonly user?: KubeconfigUserView | undefined;
  };
}

export interface KubeconfigClusterView {
  readonly cluster: KubeconfigCluster;
  /** Absent if neither the field nor its data is given. */
  readonly certificateAuthority?: CredentialSource | undefined;
}

export interface KubeconfigUserView {
  readonly user: KubeconfigUser;
  readonly clientCertificate?: CredentialSource | undefined;
  readonly clientKey?: CredentialSource | undefined;
  /** Absent if the field is. */
  readonly tokenFile?: FileReference | undefined;
}

/** One node, or the files of a folder that belong to none: everything its rules look at. */
export interface NodeView {
  /** URI of the root, or of the folder; unique in a report. */
  readonly id: string;
  /** For people: "node1", "etc/kubernetes", the folder's name. */
  readonly label: string;
  /** The folder's name, if a node already has it as its label. Then `label` is "NAME (other files)". */
  readonly labelTaken?: string;
  /** Absent for files outside every root. */
  readonly root?: NodeRoot;
  readonly files: readonly NodeFile[];
  readonly components: readonly ComponentView[];
  readonly kubeconfigs: readonly KubeconfigView[];
  /** The systemd services that start components; absent if there are none. */
  readonly services?: readonly ServiceView[];
  /** Services that run k3s or RKE2; absent if there are none. */
  readonly joins?: readonly JoinService[];
  /** Paths in files of other programs, such as web servers, that lead or may lead to files of the node; absent if there are none. */
  readonly mentions?: readonly MentionReference[];
  /** False if the copy holds no private key at all: absent keys then mean nothing. */
  readonly hasPrivateKeys: boolean;
  /** Paths of kubeadm's certificates that are not missing, but were not read; absent if there are none. */
  readonly unread?: ReadonlySet<string>;
  /** The static pods that the kubelet's flags or configuration name; absent if it is not in the workspace. */
  readonly podFolder?: PodFolder;
  /** The components that the kubelet does not run, because it cannot decode their manifests; absent if there are none. */
  readonly undecodedPods?: readonly UndecodedPod[];
  /** The directories with a known mode; absent if modes were not read. */
  readonly directories?: readonly NodeDirectory[];
  /** Whose modes the files have; `unknown` where they were asked for and the host could not tell. Absent: not looked at. */
  readonly modesOf?: 'machine' | 'copy' | 'unknown';
  /** The release of Kubernetes that it is evaluated as, in place of what its files state; absent if they are taken at their word. */
  readonly release?: Version;
}

export function componentOf(node: Pick<NodeView, 'components'>, name: ComponentName): ComponentView | undefined {
  return node.components.find((component) => component.name === name);
}

/** The component of a name if the node has one of it; undefined for several, which belong to several clusters. */
export function onlyComponentOf({ components }: NodeView, name: ComponentName): ComponentView | undefined {
  const [one, ...others] = components.filter((component) => component.name === name);
  return others.length === 0 ? one : undefined;
}

/** The URI of the workspace folder that the node lies in. */
export function folderOf({ root, id }: NodeView): string {
  return root?.folder.uri ?? id.replace(/#loose(?: .*)?$/s, '');
}

/** The folder, or the single file, that `--pod-manifest-path` or `staticPodPath` leads to. */
export interface PodFolder {
  readonly hostPath: string;
  readonly uri: string;
  /** Set for a single file, which the kubelet runs whatever its name. */
  readonly isFile?: true;
  /** URI of the file that names it. */
  readonly namedIn: string;
}

/** A static pod that the kubelet skips. */
export interface UndecodedPod {
  readonly component: ComponentName;
  /** The URI of the manifest. */
  readonly uri: string;
  readonly problem: Problem;
}

/** A path in a file that a flag names, or in the component's own configuration or object; the component opens it as it opens the file, inside its container. */
export interface EmbeddedReference extends FileReference {
  /** The object that names the path: "EgressSelectorConfiguration", "kubeconfig". */
  readonly within: string;
  /** The field in it, such as "egressSelections[0].connection.transport.tcp.tlsConfig.caBundle". */
  readonly field: string;
  /** The flag that leads there; absent for the component's own configuration or object. */
  readonly via?: FlagView;
}

/** A path in a file that is not one of Kubernetes' own formats. */
export interface MentionReference extends FileReference {
  /** Whether the text before it in its line is a setting for certificates. */
  readonly isSetting?: true;
}

/** A setting of a service and the file it stands in. */
export interface ServiceSetting extends UnitSetting {
  readonly file: NodeFile;
}

/** A systemd service of a node: its unit and its drop-ins, in the order systemd reads them. */
export interface ServiceView {
  /** Such as "kubelet.service". */
  readonly name: string;
  /** Absent if only drop-ins are at hand. */
  readonly unit?: NodeFile | undefined;
  readonly dropIns: readonly NodeFile[];
  /** Every file of variables that could be read, in order. */
  readonly environmentFiles: readonly NodeFile[];
  /** The resolution of each EnvironmentFile=, in order. */
  readonly environmentPaths: readonly Resolution[];
  /** Files of variables that could not be looked at: a variable that seems unset may be set there. */
  readonly unread: readonly UnreadSource[];
  readonly variables: ReadonlyMap<string, PlacedText>;
  /** The place of its command, if that is longer with its variables substituted than the limit. */
  readonly longCommand?: Location;
}
