import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import { tooComplexText } from '../../formats/yaml/limits.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { Budget } from '../../model/budget.ts';
import { intern } from '../../model/collections/compact.ts';
import {
  COMPONENT_NAMES,
  type ComponentDocument,
  type ComponentName,
  type ComponentSource,
  isBalancer,
} from '../../model/documents/component.ts';
import type { Mount } from '../../model/documents/mount.ts';
import { mountedObjects } from '../objects/mountedObjects.ts';
import { imageBuild, imageName, imageVersion, pathVersion } from '../versions/version.ts';
import { hasCertificates } from './applicationsEtcd.ts';
import { CLUSTER_MESH_POD, withImageSettings } from './clusterMesh.ts';
import {
  type ComponentCommand,
  componentArguments,
  componentCommand,
  componentNamed,
  showsCredentials,
  startsComponent,
} from './commandFlags.ts';
import { type CommandWord, commandWords } from './commandWords.ts';
import { containerVariables, expanded } from './containerVariables.ts';
import { etcdEnvironment, isEtcdProgram, unreadEnvironment } from './etcdEnvironment.ts';
import { kubeVipFlags } from './kubeVip.ts';
import { lastingContainers, podFacts } from './podFacts.ts';
import { rancherAgentFlags } from './rancherAgent.ts';

/**
 * Maximum number of words in all commands of a file. kube-apiserver has some two hundred flags, and every rule about flags reads all flags of
 * a node.
 */
export const MAX_WORDS = 5000;

/** The limits on reading a file's commands: the remaining number of words, and the report if there are too many. */
export interface CommandReading {
  readonly room: Budget;
  readonly problems: Problem[];
}

/** A pod, or the template of one in the object that makes it. */
export interface PlacedPod {
  readonly pod: YamlNode;
  readonly source: Extract<ComponentSource, 'staticPod' | 'podTemplate'>;
  /** The object's namespace; absent if not set. */
  readonly namespace?: string | undefined;
  /** True for the pod of a job. */
  readonly ends?: true;
  /** Names of the volumes that a StatefulSet adds to its pods. */
  readonly claims?: readonly string[];
  /** Its controller was read out of a cluster. */
  readonly isLive?: true;
}

/** The control-plane components that a pod's containers run; empty for every other pod. */
export function readPod(placed: PlacedPod, uri: string, reading: CommandReading): readonly ComponentDocument[] {
  const { pod, namespace, ends, isLive } = placed;
  const podSpec = childOf(pod, 'spec');
  const documents: ComponentDocument[] = [];
  for (const container of lastingContainers(podSpec)) {
    const document =
      rancherAgent(container, placed, uri) ??
      besideApiserver(container, podSpec, placed, uri) ??
      readContainer(container, podSpec, placed, uri, reading);
    if (document === undefined || (ends && !CLIENTS_OF_JOBS.has(document.component))) continue;
    documents.push({ ...document, ...(namespace !== undefined && { namespace }), ...(isLive && { isLive }) });
  }
  return documents;
}

/** Jobs run clients of etcd, for backups above all. */
const CLIENTS_OF_JOBS: ReadonlySet<ComponentName> = new Set<ComponentName>(['etcdctl', 'etcdbrctl']);

function readContainer(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  placed: PlacedPod,
  uri: string,
  { room, problems }: CommandReading,
): ComponentDocument | undefined {
  const { pod, source } = placed;
  const command = itemsAt(container, 'command');
  const items = [...command, ...itemsAt(container, 'args')];
  const image = textAt(container, 'image') ?? '';
  const variables = containerVariables(container, placed);
  const words = commandWords(items, variables);
  if (!startsComponent(words) && (command.length > 0 || componentNamed(imageName(image)) === undefined))
    return undefined;
  if (!room.pay(words.length)) {
    const reason = `its commands have more than ${MAX_WORDS} words`;
    problems.push({ code: 'yaml-too-complex', message: tooComplexText(reason), span: (items[0] ?? container).span });
    return undefined;
  }
  const found = componentCommand(words) ?? (command.length === 0 ? entryPoint(image, words) : undefined);
  const component = found && componentIn(found, pod, source);
  if (found === undefined || component === undefined) return undefined;
  const isOfEtcd = isEtcdProgram(component);
  const environment = isOfEtcd ? etcdEnvironment(container, variables, component) : [];
  if (!showsCredentials(component, environment.concat(found.flags))) return undefined;
  const open = [...(found.open ?? []), ...(isOfEtcd ? unreadEnvironment(container, variables, component) : [])];
  return withImageSettings({
    kind: 'component',
    uri,
    component,
    source,
    span: pod.span,
    commandSpan: (items[0] ?? container).span,
    flags: environment.concat(found.flags),
    mounts: containerMounts(container, podSpec, placed),
    version: imageVersion(image, found.component) ?? pathVersion(found.program, found.component),
    build: imageBuild(image, component),
    pod: podFacts(pod, container),
    ...(open.length > 0 && { unreadSources: open }),
    ...refusedIn(found, command),
  });
}

/** A program of the image may change the arguments that it gets. */
function refusedIn({ refused }: ComponentCommand, command: readonly YamlNode[]): Pick<ComponentDocument, 'refused'> {
  return command.length > 0 && refused ? { refused } : {};
}

/**
 * The load balancer, or kube-vip, that the container of a static pod runs, with settings that are not in its command: a file that it mounts, or
 * variables. Controllers start load balancers of applications.
 */
function besideApiserver(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  placed: PlacedPod,
  uri: string,
): ComponentDocument | undefined {
  const { pod, source } = placed;
  const name = imageName(textAt(container, 'image') ?? '');
  const component = COMPONENT_NAMES.find((one) => one === name && (isBalancer(one) || one === 'kube-vip'));
  if (source !== 'staticPod' || component === undefined) return undefined;
  const document = { kind: 'component', uri, component, source, span: pod.span, commandSpan: container.span } as const;
  // The kubeconfig of kube-vip is known by its path on the node.
  if (component === 'kube-vip') return { ...document, flags: kubeVipFlags(container, podSpec) };
  return { ...document, flags: [], mounts: containerMounts(container, podSpec, placed) };
}

function rancherAgent(container: YamlNode, { pod, source }: PlacedPod, uri: string): ComponentDocument | undefined {
  const flags = rancherAgentFlags(container);
  const shared = { kind: 'component', uri, component: 'rancher-agent', source, span: pod.span, mounts: [] } as const;
  return flags && { ...shared, commandSpan: container.span, flags };
}

/** The component that the command starts; undefined for an etcd of an application. */
function componentIn(
  { component, flags }: ComponentCommand,
  pod: YamlNode,
  source: PlacedPod['source'],
): ComponentName | undefined {
  if (component !== 'etcd') return component;
  const etcd = etcdOf(pod);
  // An etcd without certificates that a controller starts is an application's, as that of Calico, and not the cluster's.
  return etcd === 'etcd' && source === 'podTemplate' && !hasCertificates(flags) ? undefined : etcd;
}

/** Which etcd runs in the pod. A network plugin may bring a separate one, which its name or labels show; undefined for one that only it uses. */
function etcdOf(pod: YamlNode): Extract<ComponentName, 'etcd' | 'clustermesh-etcd'> | undefined {
  const labels = childOf(pod, 'metadata', 'labels');
  const values = (labels?.kind === 'map' ? labels.entries : []).map(({ value }) =>
    value.kind === 'scalar' ? value.value : '',
  );
  const names = [textAt(pod, 'metadata', 'name') ?? '', ...values];
  if (names.includes(CLUSTER_MESH_POD)) return 'clustermesh-etcd';
  return names.some((name) => /^(?:calico|canal|cilium|flannel)-etcd/.test(name)) ? undefined : 'etcd';
}

/** A container without a command runs its image's own program with `args`. */
function entryPoint(image: string, words: readonly CommandWord[]): ComponentCommand | undefined {
  const component = componentNamed(imageName(image));
  return component === undefined ? undefined : componentArguments(component, words, component);
}

/** The mounts of one container, each joined with the pod's volume of its name. */
export function containerMounts(
  container: YamlNode,
  podSpec: YamlNode | undefined,
  placed?: PlacedPod,
): readonly Mount[] {
  const volumes = new Map<string, YamlNode>();
  for (const volume of itemsAt(podSpec, 'volumes')) {
    const name = textAt(volume, 'name');
    if (name !== undefined) volumes.set(name, volume);
  }
  const mayBeNamed = [...volumes.keys()].some(isTemplated);
  const mounts: Mount[] = [];
  const variables = containerVariables(container, placed);
  const expression = (text: string | undefined) => text && expanded(text, variables).text;
  for (const mount of itemsAt(container, 'volumeMounts')) {
    const mountPath = textAt(mount, 'mountPath');
    if (mountPath === undefined || mountPath === '') continue;
    const name = textAt(mount, 'name') ?? '';
    const volume = volumes.get(name);
    const hostPath = textAt(volume, 'hostPath', 'path');
    const hostPathType = textAt(volume, 'hostPath', 'type');
    mounts.push({
      name: intern(name),
      mountPath: intern(mountPath),
      hostPath: hostPath && intern(hostPath),
      hostPathType: hostPathType && intern(hostPathType),
      subPath: textAt(mount, 'subPath') ?? expression(textAt(mount, 'subPathExpr')),
      volumeKind: volume ? volumeKind(volume) : addedKind(name, mayBeNamed, placed?.claims),
      ...objectsOf(volume),
      ...faultyHostPathOf(volume),
      readOnly: scalarAt(mount, 'readOnly')?.typed === true,
      span: mount.span,
      hostPathTypeSpan: scalarAt(volume, 'hostPath', 'type')?.contentSpan,
    });
  }
  return mounts.slice();
}

/** The kind of a volume that the pod does not list; undefined where it has none of the name. */
function addedKind(name: string, mayBeNamed: boolean, claims: readonly string[] = []): string | undefined {
  if (claims.includes(name)) return 'persistentVolumeClaim';
  return mayBeNamed || isTemplated(name) ? TEMPLATE : undefined;
}

/** The kind of a volume if a template has yet to fill in which of them it is. */
const TEMPLATE = 'template';

/** The key of a volume that is not its name; a volume without one is an emptyDir (core/v1 Volume). */
function volumeKind(volume: YamlNode): string {
  if (childOf(volume, 'hostPath') !== undefined) return 'hostPath';
  const entries = volume.kind === 'map' ? volume.entries : [];
  return entries.find(({ key }) => key !== 'name' && key !== '<<')?.key ?? 'emptyDir';
}

/** Fields of a volume that name no source: those of a hostPath that are not below it. */
const NO_SOURCE: ReadonlySet<string> = new Set(['name', 'hostPath', 'path', 'type']);

function faultyHostPathOf(volume: YamlNode | undefined): Pick<Mount, 'faultyHostPath'> {
  const hostPath = childOf(volume, 'hostPath');
  if (!hostPath || volume?.kind !== 'map' || volume.entries.some(({ key }) => !NO_SOURCE.has(key))) return {};
  const path = volume.entries.find(({ key }) => key === 'path');
  if (hostPath.kind === 'scalar' && hostPath.typed === undefined) {
    return path ? { faultyHostPath: { is: 'beside', span: path.keySpan } } : {};
  }
  const isAbsent = hostPath.kind === 'map' && !hostPath.entries.some(({ key }) => key === 'path' || key === '<<');
  return isAbsent ? { faultyHostPath: { is: 'absent', span: hostPath.span } } : {};
}

function objectsOf(volume: YamlNode | undefined): Pick<Mount, 'objects'> {
  const objects = mountedObjects(volume);
  return objects ? { objects } : {};
}
