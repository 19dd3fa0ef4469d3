import { compact } from '../../model/collections/compact.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import type { CredentialField, Located } from '../../model/documents/located.ts';
import type { KubeconfigClusterView, KubeconfigUserView, KubeconfigView } from '../../model/node.ts';
import type { FileReference, Resolution } from '../../model/resolution.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { isWithheldFile } from './copyCoverage.ts';
import { orTemplated } from './resolveFlags.ts';

/** A kubeconfig with its data and paths followed. `resolve` takes a path as written, relative ones included. */
export async function kubeconfigView(
  document: KubeconfigDocument,
  hostPath: string | undefined,
  owner: KubeconfigView['owner'],
  resolve: (path: string) => Promise<Resolution>,
): Promise<KubeconfigView> {
  const { uri, dialect } = document;
  const clusters: KubeconfigClusterView[] = [];
  for (const cluster of document.clusters) {
    const owner = ownedBy('cluster', cluster.name, dialect);
    clusters.push({
      cluster,
      certificateAuthority: await fieldSource(
        uri,
        'certificate-authority',
        owner,
        cluster.certificateAuthority,
        resolve,
      ),
    });
  }
  const users: KubeconfigUserView[] = [];
  for (const user of document.users) {
    const owner = ownedBy('user', user.name, dialect);
    users.push({
      user,
      clientCertificate: await fieldSource(uri, 'client-certificate', owner, user.clientCertificate, resolve),
      clientKey: await fieldSource(uri, 'client-key', owner, user.clientKey, resolve),
      tokenFile: user.tokenFile && (await fileReference(uri, 'tokenFile', user.tokenFile, resolve)),
    });
  }
  // client-go looks up the empty name as any other (clientcmd, DirectClientConfig.getContext).
  const selected = document.currentContext?.value ?? '';
  const context = document.contexts.find(({ name }) => name === selected);
  const current = {
    cluster: clusters.find(({ cluster }) => cluster.name === context?.cluster?.value),
    user: users.find(({ user }) => user.name === context?.user?.value),
  };
  return { document, uri, hostPath, owner, clusters: compact(clusters), users: compact(users), current };
}

/** How messages name a field of an entry. */
function ownedBy(
  kind: 'user' | 'cluster',
  quoted: string,
  dialect: KubeconfigDocument['dialect'],
): (field: string) => Text {
  if (dialect)
    return (field) => phrase('{field} of cluster "{quoted}"', { field: ARGO_FIELDS[field] ?? field, quoted });
  return (field) =>
    kind === 'user'
      ? phrase('{field} of user "{quoted}"', { field, quoted })
      : phrase('{field} of cluster "{quoted}"', { field, quoted });
}

/** Argo CD's names for the fields of client-go. */
const ARGO_FIELDS: Readonly<Record<string, string>> = {
  'certificate-authority-data': 'caData',
  'client-certificate-data': 'certData',
  'client-key-data': 'keyData',
};

async function fieldSource(
  uri: string,
  field: string,
  labelOf: (field: string) => Text,
  value: CredentialField,
  resolve: (path: string) => Promise<Resolution>,
): Promise<CredentialSource | undefined> {
  // client-go's own precedence: data overrides the file.
  if (value.data) {
    const { data } = value;
    return {
      label: labelOf(`${field}-data`),
      at: { uri, span: data.span },
      known: data.artifacts.length > 0,
      artifacts: data.artifacts,
      problems: data.problems,
      isWithheld: data.isWithheld,
      uri,
    };
  }
  if (!value.file || value.file.value === '') return undefined;
  const reference = await fileReference(uri, field, value.file, resolve);
  const file = reference.resolution.kind === 'file' ? reference.resolution.file : undefined;
  return {
    label: labelOf(field),
    at: reference.at,
    reference,
    known: file !== undefined && file.artifacts.length > 0,
    artifacts: file?.artifacts ?? [],
    problems: file?.problems,
    ...(file && isWithheldFile(file) && { isWithheld: true as const }),
    uri: file?.uri ?? uri,
  };
}

/** A path of another machine: no node runs Windows and has a PKI. */
const WINDOWS_PATH = /^[A-Za-z]:[\\/]/;

async function fileReference(
  uri: string,
  label: string,
  { value: path, span }: Located<string>,
  resolve: (path: string) => Promise<Resolution>,
): Promise<FileReference> {
  const resolution: Resolution = WINDOWS_PATH.test(path)
    ? { kind: 'unknown', reason: 'outside-root' }
    : await resolve(path);
  return { label, path, at: { uri, span }, resolution: orTemplated(resolution, path) };
}
