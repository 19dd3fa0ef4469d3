import { namedPaths } from '../cluster/nodes/namedFiles.ts';
import { unreadPods } from '../cluster/nodes/undecodedPods.ts';
import { isStaticPodPath, rootOfReadFolder } from '../kubernetes/values/candidatePath.ts';
import type { ProblemCode } from '../model/artifacts/problem.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { ComponentName } from '../model/documents/component.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Report, SkippedFile } from '../model/report.ts';
import { splitEmbedded } from '../model/source/embeddedUri.ts';

/** Why something was not read in full: the walk ended, the file could not be read, or its content exceeds a limit. */
export type UnreadCode = 'too-many-files' | 'second-component' | 'unread-pod' | SkippedFile['reason'] | LimitCode;

/** Problem codes of files and documents that exceed a limit. */
type LimitCode = Extract<ProblemCode, 'yaml-too-complex' | 'too-many-blocks' | 'unit-too-long'>;

/** A file or folder that exists but was not read in full because of a limit or failure of this program. */
export interface Unread {
  /** Undefined for files that the walk did not reach. */
  readonly uri: string | undefined;
  readonly reason: UnreadCode;
}

/**
 * Everything that makes the report incomplete, sorted by URI. Excludes files that are missing from a copy, content that Kubernetes rejects too, and
 * files that no component reads.
 */
export const unreadOf: (report: Report) => readonly Unread[] = derived((report: Report): readonly Unread[] => {
  const found = new Map<string, Unread>();
  const add = (uri: string, reason: UnreadCode) => {
    if (!found.has(uri)) found.set(uri, { uri, reason });
  };
  for (const file of report.skipped) if (isLost(file)) add(file.uri, file.reason);
  for (const { view } of report.nodes) {
    for (const uri of secondComponents(view)) add(uri, 'second-component');
    for (const { file } of unreadPods(view)) add(file.uri, 'unread-pod');
    for (const { uri, reason } of unreadReferences(view)) add(uri, reason);
  }
  const pods = staticPodsOf(report);
  for (const file of report.files.values()) {
    const code = limitIn(file, pods);
    if (code !== undefined) add(file.uri, code);
  }
  const unread = [...found.values()].sort((a, b) => ((a.uri ?? '') < (b.uri ?? '') ? -1 : 1));
  return report.truncated ? [{ uri: undefined, reason: 'too-many-files' }, ...unread] : unread;
});

/** Reasons that count for any path: they end the walk, lose an archive entry or leave a node out. */
const ANYWHERE: ReadonlySet<SkippedFile['reason']> = new Set([
  'too-deep',
  'too-many-nodes',
  'too-many-nodes-in-file',
  'too-many-connections',
  'name',
  'encrypted',
  'expands-too-far',
  'too-many-entries',
  'damaged',
  'unsupported',
]);

/** Reasons that count only for paths that a component reads. */
const AT_ITS_PLACE: ReadonlySet<SkippedFile['reason']> = new Set(['too-large', 'unreadable', 'special']);

function isLost({ uri, reason, hasObjects, isStaticPod }: SkippedFile): boolean {
  // Content that a document embeds and that cannot be decoded fails on the machine too.
  if (splitEmbedded(uri)) return false;
  return (
    ANYWHERE.has(reason) ||
    (reason === 'link' && isStaticPod === true) ||
    (AT_ITS_PLACE.has(reason) && (hasObjects === true || isStaticPod === true || isLookedAt(uri)))
  );
}

/** The files of kubeadm and k0s (kubernetes.io, "PKI certificates and requirements"; k0s, cmd/controller/certificates.go). */
const PLACES: readonly RegExp[] = [
  /(?:^|\/)etc\/kubernetes\/(?:(?:super-)?admin|scheduler|controller-manager|(?:bootstrap-)?kubelet)\.conf$/,
  /(?:^|\/)etc\/kubernetes\/pki\/(?:(?:front-proxy-)?ca|apiserver(?:-(?:kubelet|etcd)-client)?|front-proxy-client)\.(?:crt|key)$/,
  /(?:^|\/)etc\/kubernetes\/pki\/(?:sa\.(?:pub|key)|etcd\/(?:ca|server|peer|healthcheck-client)\.(?:crt|key))$/,
  /(?:^|\/)var\/lib\/k0s\/(?:kubelet\.conf|pki\/(?:(?:etcd\/)?[\w-]+\.(?:crt|key)|sa\.pub|(?:admin|ccm|scheduler)\.conf))$/,
  /(?:^|\/)var\/lib\/kubelet\/(?:config\.yaml|kubeadm-flags\.env)$/,
  /(?:^|\/)var\/lib\/kubelet\/pki\/kubelet(?:\.crt|\.key|-(?:client|server)-[^/]+\.pem)$/,
];

/** URIs of the files that the kubelet runs. */
function staticPodsOf({ nodes }: Report): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ view }) => view.files.flatMap((one) => (one.isStaticPod ? one.file.uri : []))));
}

/** Whether a component reads the path without configuration. */
function isLookedAt(uri: string): boolean {
  return PLACES.some((place) => place.test(uri)) || rootOfReadFolder(uri) !== undefined || isStaticPodPath(uri);
}

/** The components that a node runs once: of several, only the first is checked. */
const ONCE: ReadonlySet<string> = new Set<ComponentName>([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
]);

/** The static pods with a further component of the same name, which the kubelet runs as well. */
function* secondComponents({ components, files }: NodeView): Generator<string> {
  const hostPaths = new Map(files.map(({ file, hostPath, isStaticPod }) => [file.uri, { hostPath, isStaticPod }]));
  const seen = new Set<string>();
  for (const { name, uri, document } of components) {
    const { hostPath, isStaticPod } = hostPaths.get(uri) ?? {};
    if (!ONCE.has(name) || document?.source !== 'staticPod' || hostPath === undefined) continue;
    if (seen.has(name) && (isStaticPod || isStaticPodPath(hostPath))) yield uri;
    seen.add(name);
  }
}

/** Files that flags and fields name, and that exist but could not be read, or not in full. */
function* unreadReferences(node: NodeView): Generator<{ readonly uri: string; readonly reason: UnreadCode }> {
  for (const resolution of namedPaths(node)) {
    if (resolution.kind === 'file' && hasTooManyBlocks(resolution.file))
      yield { uri: resolution.file.uri, reason: 'too-many-blocks' };
    if (resolution.kind !== 'unknown' || resolution.uri === undefined) continue;
    const { uri, reason } = resolution;
    if (reason === 'too-large' || reason === 'unreadable' || reason === 'special') yield { uri, reason };
  }
}

const hasTooManyBlocks = derived(({ problems }: DecodedFile) =>
  problems.some(({ code }) => code === 'too-many-blocks'),
);

/** The limit that a file exceeds, if it contains objects, is read by a component, or defines a component's service. */
function limitIn({ uri, text = '', problems, unit }: DecodedFile, pods: ReadonlySet<string>): LimitCode | undefined {
  const isRead = pods.has(uri) || isLookedAt(uri);
  for (const { code } of problems) {
    if (code === 'yaml-too-complex' && (isRead || (/\bapiVersion\b/.test(text) && /\b[Kk]ind\b/.test(text))))
      return code;
    if (code === 'too-many-blocks' && isRead) return code;
    if (code === 'unit-too-long' && unit && SERVICE.test(text)) return code;
  }
  return undefined;
}

const SERVICE = /\b(?:kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|etcd)\b/;
