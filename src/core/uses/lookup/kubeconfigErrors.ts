import type { CredentialSource } from '../../model/credentialSource.ts';
import type { KubeconfigView } from '../../model/node.ts';
import { contextFault } from './contextFault.ts';
import { openedPath } from './openedPath.ts';

/** A field of a kubeconfig that takes a file or data. */
export type PairedField = 'certificate-authority' | 'client-certificate' | 'client-key';

/** The names of fields in the errors of client-go. */
const SHORT: Readonly<Record<PairedField, string>> = {
  'certificate-authority': 'certificate-authority',
  'client-certificate': 'client-cert',
  'client-key': 'client-key',
};

/** The error about a field that has both forms (tools/clientcmd, validation.go; tried with kube-scheduler 1.28.15 and 1.37.2). */
export function bothSpecified(field: PairedField, entry: string): string {
  const name = SHORT[field];
  const both = `${name}-data and ${name} are both specified for ${entry}`;
  return field === 'client-key' ? `${both}; ${name}-data will override` : `${both}. ${name}-data will override.`;
}

/** The error about a certificate without a key. */
export function keyUnset(entry: string): string {
  return `client-key-data or client-key must be specified for ${entry} to use the clientCert authentication method.`;
}

/** The error with which client-go rejects what the current context selects; undefined if it accepts it. */
export function kubeconfigError({ current, document }: KubeconfigView): string | undefined {
  const fault = contextFault(document);
  if (fault?.lacks === 'context')
    return invalid([`context was not found for specified context: ${fault.name}`, 'cluster has no server defined']);
  const errors = [...userErrors(current.user), ...clusterErrors(current.cluster)];
  return errors.length === 0 ? undefined : invalid(errors);
}

/** Paths set next to data. client-go opens them too, so a missing file adds an error. */
export function pathsNextToData({ current: { user, cluster } }: KubeconfigView): readonly string[] {
  const fields = [user?.user.clientCertificate, user?.user.clientKey, cluster?.cluster.certificateAuthority];
  return fields.flatMap((field) => (field?.data && field.file ? field.file.value : []));
}

function invalid(errors: readonly string[]): string {
  return `invalid configuration: ${errors.length === 1 ? errors[0] : `[${errors.join(', ')}]`}`;
}

function* userErrors(view: KubeconfigView['users'][number] | undefined): Generator<string> {
  if (!view) return;
  const { user, clientCertificate, clientKey } = view;
  const { name, clientCertificate: certificate, clientKey: key } = user;
  if (!certificate.data && !certificate.file) return;
  if (certificate.data && certificate.file) yield bothSpecified('client-certificate', name);
  if (key.data && key.file) yield bothSpecified('client-key', name);
  if (!key.data && !key.file) yield keyUnset(name);
  yield* unread('client-certificate', name, clientCertificate);
  yield* unread('client-key', name, clientKey);
}

function* clusterErrors(view: KubeconfigView['clusters'][number] | undefined): Generator<string> {
  if (!view) return;
  const { name, certificateAuthority } = view.cluster;
  if (certificateAuthority.data && certificateAuthority.file) yield bothSpecified('certificate-authority', name);
  yield* unread('certificate-authority', name, view.certificateAuthority);
}

function* unread(field: PairedField, entry: string, source: CredentialSource | undefined): Generator<string> {
  const is = source?.reference?.resolution.kind;
  if (!source || (is !== 'missing' && is !== 'unmounted')) return;
  const opened = openedPath(source);
  yield `unable to read ${SHORT[field]} ${opened} for ${entry} due to open ${opened}: no such file or directory`;
}
