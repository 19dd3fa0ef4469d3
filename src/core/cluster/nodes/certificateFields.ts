import { type Artifact, pemIndexOf, yamlPathOf } from '../../model/artifacts/artifact.ts';
import { intern } from '../../model/collections/compact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { KubeconfigCluster, KubeconfigDocument, KubeconfigUser } from '../../model/documents/kubeconfig.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import type { ReferenceRole } from '../../model/flagSpec.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { innermostBy } from '../../model/source/spanIndex.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** A field of a YAML document that holds certificates, keys or requests. */
export interface CertificateField {
  /** The last step of its path: "tls.crt", "caBundle". */
  readonly name: string;
  /** "tls.crt of Secret "web/x"". */
  readonly label: Text;
  readonly path: string;
  readonly role: ReferenceRole;
  /** The range of the content, from the first block to the last. */
  readonly span: Span;
  /** The same with the name before it and the line it begins on. */
  readonly extent: Span;
  /** At least one, in order. */
  readonly artifacts: readonly Artifact[];
}

/** The fields of a file that hold something decoded, in order. */
export const certificateFields = derived((file: DecodedFile): readonly CertificateField[] => {
  const fields = groups(file.artifacts).map((artifacts) => toField(file, artifacts));
  // Most files are no YAML: one list for all of them.
  return fields.length > 0 ? fields : NO_FIELDS;
});

const NO_FIELDS: readonly CertificateField[] = [];

/** The field at an offset, on its name as on what it holds. */
export function certificateFieldAt(file: DecodedFile, offset: number): CertificateField | undefined {
  return certificateFields(file).find(({ extent }) => offset >= extent.start && offset <= extent.end);
}

/** Blocks of one field follow each other, and their count begins again with each field. */
function groups(artifacts: readonly Artifact[]): readonly (readonly [Artifact, ...Artifact[]])[] {
  const found: [Artifact, ...Artifact[]][] = [];
  for (const artifact of artifacts) {
    const path = yamlPathOf(artifact);
    if (path === undefined) continue;
    const last = found.at(-1);
    const previous = last?.at(-1);
    const goesOn = previous && yamlPathOf(previous) === path && pemIndexOf(artifact) > pemIndexOf(previous);
    if (last && goesOn) last.push(artifact);
    else found.push([artifact]);
  }
  return found;
}

function toField(file: DecodedFile, artifacts: readonly [Artifact, ...Artifact[]]): CertificateField {
  const path = yamlPathOf(artifacts[0]) ?? '';
  const name = intern(fieldName(path));
  const span = {
    start: artifacts[0].origin.span.start,
    end: Math.max(...artifacts.map(({ origin }) => origin.span.end)),
  };
  return {
    name,
    label: fieldText(name, file, span) ?? untrusted(path),
    path,
    role: ROLES[name] ?? 'copy',
    span,
    extent: { start: startOfName(file, name, span.start), end: span.end },
    artifacts,
  };
}

const ROLES: Readonly<Record<string, ReferenceRole>> = {
  'certificate-authority-data': 'trustBundle',
  caBundle: 'trustBundle',
  certificateAuthority: 'trustBundle',
  'ca.crt': 'trustBundle',
  trustBundle: 'trustBundle',
  'client-certificate-data': 'certificate',
  'tls.crt': 'certificate',
  certificate: 'certificate',
  'client-key-data': 'privateKey',
  'tls.key': 'privateKey',
};

/** `data["tls.crt"]` → tls.crt, `spec.request` → request, `data.users[0].x` → x. */
function fieldName(path: string): string {
  const field = path.replace(/\[\d+\]$/, '');
  // A quotation mark within a key is escaped, so this one opens it.
  if (field.endsWith('"]')) return field.slice(field.lastIndexOf('["') + 2, -2);
  return field.slice(field.lastIndexOf('.') + 1) || path;
}

/** The start of the name of a value, or of the line if nothing else precedes the name. */
function startOfName({ text = '', lines }: DecodedFile, name: string, start: number): number {
  const from = Math.max(0, start - name.length - MAX_GAP);
  const within = name === '' ? -1 : text.slice(from, start).lastIndexOf(name);
  const at = from + within;
  if (within < 0 || !BETWEEN.test(text.slice(at + name.length, start))) return start;
  const line = lines.lineStart(at);
  return /^[\s\-"']*$/.test(text.slice(line, at)) ? line : at;
}

/** JSON within a quoted value has its quotation marks escaped. */
const BETWEEN = /^\\?["']?\s*:\s*(?:[|>][-+\d]*\s*)?\\?["']?$/;

/** Maximum number of characters between a name and its value, with the indentation of a block. Real files have fewer. */
const MAX_GAP = 1000;

/** "tls.crt of Secret "web/tls"", "client-key-data of user "admin""; undefined if no object holds the field. */
function fieldText(field: string, { documents, objects = NONE }: DecodedFile, span: Span): Text | undefined {
  // The innermost, of an object that holds webhooks.
  const document = documentAt(documents, span.start);
  if (document?.kind === 'kubeconfig') return entryFieldText(field, document, span);
  if (document?.kind === 'calledServer' && document.calledBy === 'webhook') {
    const { name } = document;
    return name === ''
      ? phrase('{field} of a webhook', { field })
      : phrase('{field} of webhook "{quoted}"', { field, quoted: name });
  }
  const object = objectAt(objects, span.start);
  return object && objectFieldText(field, object);
}

/** Like `fieldText`, for a known object. */
export function objectFieldText(field: string, object: ApiObject): Text {
  return phrase('{field} of {object}', { field, object: objectText(object) });
}

/** "Secret "web/tls"", "ClusterIssuer "vault"", "Secret" where it has no name yet. */
function objectText({ kind, name, namespace }: ApiObject): Text {
  if (name === undefined || name === '') return untrusted(kind);
  return phrase('{kind} "{name}"', { kind, name: namespace === undefined ? name : `${namespace}/${name}` });
}

function entryFieldText(field: string, { clusters, users }: KubeconfigDocument, span: Span): Text | undefined {
  const cluster = clusterAt(clusters, span.start);
  if (cluster) return phrase('{field} of cluster "{quoted}"', { field, quoted: cluster.name });
  const user = userAt(users, span.start);
  return user && phrase('{field} of user "{quoted}"', { field, quoted: user.name });
}

const NONE: readonly ApiObject[] = [];

const documentAt = innermostBy<DecodedFile['documents'][number]>();

const objectAt = innermostBy<ApiObject>();

const clusterAt = innermostBy<KubeconfigCluster>();

const userAt = innermostBy<KubeconfigUser>();
