import { secretEntry } from '../../kubernetes/objects/secret.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { Located } from '../../model/documents/located.ts';
import type {
  ApiObject,
  SecretDocument,
  SecretEntry,
  SecretReference,
  TlsServerDocument,
} from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import type { Report } from '../../model/report.ts';
import { FILE_START, isOnKey, type Location, spanContains } from '../../model/source/span.ts';
import { asciiLower, matchesPattern } from '../../trust/hostname.ts';
import { subjectAt } from './findReferences.ts';
import { referenceIndex } from './referenceIndex.ts';

/**
 * The definition of the thing at an offset: a path's file, a Secret's certificate by its name, the entry that a kubeconfig's name means, a
 * certificate's own file, or, in that file, the certificate that signed it.
 */
export function definitionsAt(report: Report, uri: string, offset: number): readonly Location[] {
  const entry = kubeconfigEntryAt(report, uri, offset);
  if (entry) return [entry];
  const secret = secretNamedAt(report, uri, offset);
  if (secret) return [secret];
  const subject = subjectAt(report, uri, offset);
  if (subject?.kind === 'file') {
    const { file, lead } = subject;
    return lead ? [{ uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START }] : [];
  }
  return (subject?.artifacts ?? []).flatMap((artifact): readonly Location[] => {
    if (artifact.kind !== 'certificate') return [];
    const { sha256 } = artifact.certificate;
    const own = ownFile(report, sha256, uri);
    if (own && own.uri !== uri) return [own];
    const issuer = referenceIndex(report).nodeOf(uri)?.issuers.get(sha256);
    const signer = issuer === undefined || issuer === sha256 ? undefined : ownFile(report, issuer, uri);
    return signer ? [signer] : [];
  });
}

/** The certificate's block in a separate file: in the document itself, else on the same node, else anywhere. */
function ownFile(report: Report, sha256: string, uri: string): Location | undefined {
  const index = referenceIndex(report);
  const origins = index.placesOf(sha256).flatMap(({ use, artifact }) => (use ? [] : [artifact.origin]));
  const node = index.nodeOf(uri);
  const near =
    origins.find((origin) => origin.uri === uri) ??
    origins.find((origin) => index.nodeOf(origin.uri) === node) ??
    origins[0];
  return near && { uri: near.uri, span: near.span };
}

/** The certificate in the Secret that a field of cert-manager's objects names. */
function secretNamedAt(report: Report, uri: string, offset: number): Location | undefined {
  const file = report.files.get(uri);
  const node = referenceIndex(report).nodeOf(uri);
  const named = file && secretNameAt(file, offset);
  const origin = named && node && namedSecret(node.view, named)?.field.artifacts[0]?.origin;
  return origin && { uri: origin.uri, span: origin.span };
}

function kubeconfigEntryAt(report: Report, uri: string, offset: number): Location | undefined {
  for (const document of report.files.get(uri)?.documents ?? []) {
    if (document.kind !== 'kubeconfig' || !spanContains(document.span, offset)) continue;
    const span = entryNamedAt(document, offset);
    if (span) return { uri, span };
  }
  return undefined;
}

/** The context that `current-context` names, or the cluster or user that a context names. */
function entryNamedAt({ currentContext, contexts, clusters, users }: KubeconfigDocument, offset: number) {
  if (currentContext && spanContains(currentContext.span, offset)) {
    return contexts.find(({ name }) => name === currentContext.value)?.span;
  }
  for (const { cluster, user } of contexts) {
    if (cluster && spanContains(cluster.span, offset)) return clusters.find(({ name }) => name === cluster.value)?.span;
    if (user && spanContains(user.span, offset)) return users.find(({ name }) => name === user.value)?.span;
  }
  return undefined;
}

/** A field that names a Secret, or a host that is served with its certificate, and the object that it belongs to. */
export interface SecretName {
  readonly object: ApiObject;
  readonly name: SecretReference;
  /** The name itself, or the host. */
  readonly at: Located<string>;
}

/** The name of a Secret at an offset, also on its key, or a host of an Ingress or a Gateway. */
export function secretNameAt(file: DecodedFile, offset: number): SecretName | undefined {
  const { objects = [], text = '' } = file;
  const isAt = ({ span }: Located<string>) => spanContains(span, offset) || isOnKey(text, span, offset);
  for (const object of objects) {
    const name = object.secrets?.find(isAt);
    if (name) return { object, name, at: name };
  }
  for (const document of file.documents) {
    if (document.kind !== 'tlsServer' || !spanContains(document.span, offset)) continue;
    const [name, at] = servedAt(document, isAt) ?? [];
    const object = objects.find(({ span }) => span === document.span);
    if (name && at && object) return { object, name, at };
  }
  return undefined;
}

/** The host that is pointed at, with the first Secret of the entry that names it, or of one that is for any host. */
function servedAt({ bindings, routedHosts = [] }: TlsServerDocument, isAt: (host: Located<string>) => boolean) {
  for (const { hosts, secrets } of bindings) {
    const host = hosts.find(isAt);
    if (host) return [secrets[0], host] as const;
  }
  const routed = routedHosts.find(isAt);
  const binding = bindings.find(
    ({ hosts }) => hosts.length === 0 || hosts.some(({ value }) => routed && coversHost(value, routed.value)),
  );
  return routed && binding && ([binding.secrets[0], routed] as const);
}

function coversHost(listed: string, host: string): boolean {
  return asciiLower(listed) === asciiLower(host) || matchesPattern(listed, host);
}

/** The certificate of the Secret with that name in a node's files, without old copies; undefined if it is not there. */
export function namedSecret({ files }: NodeView, { object, name }: SecretName): SecretEntry | undefined {
  for (const { file, archived } of files) {
    if (archived) continue;
    for (const document of file.documents) {
      if (
        document.kind === 'secret' &&
        document.name === name.value &&
        isNear(document, name.namespace ?? object.namespace)
      ) {
        return secretEntry(document, 'tls.crt');
      }
    }
  }
  return undefined;
}

/** An object without a namespace may be applied to any; the Secrets of a ClusterIssuer are in cert-manager's own. */
function isNear({ namespace }: SecretDocument, wanted: string | undefined): boolean {
  return namespace === undefined || wanted === undefined || namespace === wanted;
}
