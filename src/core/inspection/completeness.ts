import { namedPaths } from '../cluster/nodes/namedFiles.ts';
import { isStaticPodPath } from '../kubernetes/values/candidatePath.ts';
import type { ProblemCode } from '../model/artifacts/problem.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Report, SkippedFile } from '../model/report.ts';
import { splitEmbedded } from '../model/source/embeddedUri.ts';

/** Why something was not read in full: what ended the walk, what kept a file from being read, or the limit that a document passes. */
export type UnreadCode = 'too-many-files' | SkippedFile['reason'] | LimitCode;

/** What decoding says of a file or document that it did not read to its end. */
type LimitCode = Extract<ProblemCode, 'yaml-too-complex' | 'too-many-blocks' | 'unit-too-long'>;

/** A thing that is there, and was not read in full because of a limit or a failure of ours. */
export interface Unread {
  /** Undefined for what the walk did not come to. */
  readonly uri: string | undefined;
  readonly reason: UnreadCode;
}

/**
 * Everything that makes the report incomplete, by URI; empty for a complete one. What is not in a copy is no part of it, nor what its reader
 * refuses as well, nor what nobody here would read.
 */
export const unreadOf: (report: Report) => readonly Unread[] = derived((report: Report): readonly Unread[] => {
  const found = new Map<string, Unread>();
  const add = (uri: string, reason: UnreadCode) => {
    if (!found.has(uri)) found.set(uri, { uri, reason });
  };
  for (const file of report.skipped) if (isLost(file)) add(file.uri, file.reason);
  for (const { view } of report.nodes) {
    for (const { uri, reason } of unreadReferences(view)) add(uri, reason);
  }
  for (const file of report.files.values()) {
    const code = limitIn(file);
    if (code !== undefined) add(file.uri, code);
  }
  const unread = [...found.values()].sort((a, b) => ((a.uri ?? '') < (b.uri ?? '') ? -1 : 1));
  return report.truncated ? [{ uri: undefined, reason: 'too-many-files' }, ...unread] : unread;
});

/** What ends the walk, or loses an entry of an archive, wherever it lies. */
const ANYWHERE: ReadonlySet<SkippedFile['reason']> = new Set([
  'too-deep',
  'name',
  'encrypted',
  'expands-too-far',
  'too-many-entries',
  'damaged',
  'unsupported',
]);

/** What matters only where a component would look. */
const AT_ITS_PLACE: ReadonlySet<SkippedFile['reason']> = new Set(['too-large', 'unreadable', 'special']);

function isLost({ uri, reason, hasObjects }: SkippedFile): boolean {
  // What a document writes and nobody can decode, the one who writes it cannot either.
  if (splitEmbedded(uri)) return false;
  return ANYWHERE.has(reason) || (AT_ITS_PLACE.has(reason) && (hasObjects === true || isLookedAt(uri)));
}

/** Kubeadm's files and the folders that hold them (kubernetes.io, "PKI certificates and requirements"). */
const PLACES: readonly RegExp[] = [
  /(?:^|\/)etc\/kubernetes(?:\/(?:manifests|pki|pki\/etcd))?$/,
  /(?:^|\/)etc\/kubernetes\/(?:(?:super-)?admin|scheduler|controller-manager|(?:bootstrap-)?kubelet)\.conf$/,
  /(?:^|\/)etc\/kubernetes\/pki\/(?:(?:front-proxy-)?ca|apiserver(?:-(?:kubelet|etcd)-client)?|front-proxy-client)\.(?:crt|key)$/,
  /(?:^|\/)etc\/kubernetes\/pki\/(?:sa\.(?:pub|key)|etcd\/(?:ca|server|peer|healthcheck-client)\.(?:crt|key))$/,
  /(?:^|\/)var\/lib\/kubelet(?:\/(?:pki|config\.yaml|kubeadm-flags\.env))?$/,
  /(?:^|\/)var\/lib\/kubelet\/pki\/kubelet(?:\.crt|\.key|-(?:client|server)-[^/]+\.pem)$/,
];

/** Whether a component looks at the place. */
function isLookedAt(uri: string): boolean {
  return PLACES.some((place) => place.test(uri)) || isStaticPodPath(uri);
}

/** What flags and fields lead to, which is there and could not be read. */
function* unreadReferences(node: NodeView): Generator<{ readonly uri: string; readonly reason: UnreadCode }> {
  for (const resolution of namedPaths(node)) {
    if (resolution.kind !== 'unknown' || resolution.uri === undefined) continue;
    const { uri, reason } = resolution;
    if (reason === 'too-large' || reason === 'unreadable' || reason === 'special') yield { uri, reason };
  }
}

/** The limit that ended the reading of a file that holds objects, lies where a component looks, or sets a service up. */
function limitIn({ uri, text = '', problems, unit }: DecodedFile): LimitCode | undefined {
  for (const { code } of problems) {
    if (code === 'yaml-too-complex' && (isLookedAt(uri) || (/\bapiVersion\b/.test(text) && /\b[Kk]ind\b/.test(text))))
      return code;
    if (code === 'too-many-blocks' && isLookedAt(uri)) return code;
    if (code === 'unit-too-long' && unit && SERVICE.test(text)) return code;
  }
  return undefined;
}

const SERVICE = /\b(?:kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|etcd)\b/;
