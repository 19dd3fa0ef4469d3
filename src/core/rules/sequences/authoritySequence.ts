import { hostPathOfUri, ownCertificate } from '../../cluster/nodes/nodeFiles.ts';
import { K0S_LAYOUT } from '../../kubernetes/layouts/k0sLayout.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { commandWords, namedCommand, type ShellCommand } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';
import { k0sService } from './k0sService.ts';
import { isManaged } from './opensslSequence.ts';
import { reissueSequence } from './reissue.ts';
import { authorityCheck, KEPT, type Sequence, sequenceCommand, stagedPath } from './sequence.ts';
import { keyPathOf, usualKeyPath } from './signer.ts';

/** Days that a renewed CA is valid, as kubeadm creates CAs. */
export const AUTHORITY_DAYS = 3650;

/**
 * Issues a CA's certificate again with its key and its name, so that what it signed stays valid, and puts it into the kubeconfigs that
 * embed the old one. Undefined if its key is elsewhere, where its file holds more, and on k3s and RKE2, whose CAs are in the datastore.
 */
export function renewAuthority(node: NodeView, certificate: Certificate): ShellCommand | undefined {
  const isWhole = certificate.basicConstraints?.ca === true && certificate.keyUsage?.includes('keyCertSign') !== false;
  return reissueAuthority(node, certificate, isWhole);
}

/** The same without what limits the CA: name constraints, a path length and extended key usages. A CA below another is that one's to issue. */
export function liftLimits(node: NodeView, certificate: Certificate): ShellCommand | undefined {
  return certificate.issuer.key === certificate.subject.key ? reissueAuthority(node, certificate, false) : undefined;
}

/** With its extensions, or with those of kubeadm's CAs instead. */
function reissueAuthority(
  node: NodeView,
  certificate: Certificate,
  keepsExtensions: boolean,
): ShellCommand | undefined {
  const path = ownPath(node, certificate);
  const key = path && (keyPathOf(node, certificate) ?? (node.hasPrivateKeys ? undefined : usualKeyPath(path)));
  if (path === undefined || key === undefined || isElsewhere(path)) return undefined;
  const k0s = path.startsWith(`${K0S_LAYOUT.folder}/`);
  const embedding = node.kubeconfigs.filter(
    (one) => embeds(one, ({ sha256 }) => sha256 === certificate.sha256) && !(k0s && isWrittenByK0s(one)),
  );
  const made = stagedPath(path);
  const at = { path, key, made, extensions: `${made}.ext`, days: String(AUTHORITY_DAYS) };
  const identifier = certificate.subjectKeyId?.replaceAll(/(..)(?=.)/g, '$1:') ?? 'hash';
  const lines = [
    'basicConstraints=critical,CA:TRUE',
    'keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign',
    `subjectKeyIdentifier=${identifier}`,
  ];
  return sequenceCommand(node, {
    steps: keepsExtensions
      ? [commandWords('openssl x509 -in {path} -signkey {key} -days {days} -out {made}', at)]
      : [
          commandWords("printf '%s\\n' {lines} > {extensions}", { ...at, lines: joined(lines, ' ') }),
          commandWords(
            'openssl x509 -in {path} -signkey {key} -days {days} -clrext -extfile {extensions} -out {made}',
            at,
          ),
        ],
    looks: [authorityCheck(made)],
    exchanges: [{ from: made, to: path, isThere: true }],
    edits: embedding.flatMap((kubeconfig) => trustSteps(kubeconfig, path)),
    ...(k0s ? { restarts: [], service: k0sService(node) } : { restarts: readersOf(node, path, embedding) }),
    checks: [],
  });
}

/** The controller writes them at each start, with the CA that it finds then (k0s, cmd/controller/certificates.go). */
function isWrittenByK0s({ hostPath = '' }: KubeconfigView): boolean {
  return hostPath.startsWith(`${K0S_LAYOUT.folder}/`);
}

/**
 * Makes everything again that a CA of this name has signed, by the CA that is there now, for a CA whose earlier key is lost. Undefined if
 * something of it cannot be made on this node.
 */
export function reissueBelow(node: NodeView, authority: Certificate): ShellCommand | undefined {
  const path = ownPath(node, authority);
  if (path === undefined || isElsewhere(path) || keyPathOf(node, authority) === undefined) return undefined;
  const isSigned = (certificate: Certificate) =>
    certificate.issuer.key === authority.subject.key && certificate.sha256 !== authority.sha256;
  const paths = node.files.flatMap(({ file, hostPath, archived }) => {
    const [leaf] = file.artifacts.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : []));
    const found = file.artifacts.some(
      (one) => one.kind === 'certificate' && isSigned(one.certificate) && !one.certificate.basicConstraints?.ca,
    );
    return archived || hostPath === undefined || !leaf || !found ? [] : [hostPath];
  });
  const sequences: Sequence[] = [];
  for (const one of paths) {
    const sequence = reissueSequence(node, one);
    if (!sequence && isShown(node, one)) return undefined;
    if (sequence) sequences.push(sequence);
  }
  const trusting = node.kubeconfigs.filter((one) =>
    embeds(one, ({ subject }) => subject.key === authority.subject.key),
  );
  const replaced = new Set(
    sequences.flatMap((one) => (one.exchanges ?? []).flatMap(({ to, isCopy }) => (isCopy ? [] : [to]))),
  );
  const stale = trusting.filter(({ hostPath = '' }) => !replaced.has(hostPath));
  return sequenceCommand(node, ...sequences, {
    steps: [],
    edits: stale.flatMap((kubeconfig) => trustSteps(kubeconfig, path)),
    restarts: readersOf(node, path, trusting),
    checks: [],
  });
}

/** Whether the file is a kubeconfig or the certificate of a flag: only a certificate that is presented is verified. */
function isShown(node: NodeView, path: string): boolean {
  const flags = node.components.flatMap((component) => component.flags);
  return (
    node.kubeconfigs.some(({ hostPath }) => hostPath === path) ||
    flags.some(({ spec, reference }) => spec?.role === 'certificate' && reference?.resolution.hostPath === path)
  );
}

/** Puts a key file of the node in the place of one that does not match the CA; undefined if no other does. */
export function restoreKey(
  node: NodeView,
  authority: Certificate,
  keyPath: string | undefined,
): ShellCommand | undefined {
  const found = keyPathOf(node, authority);
  if (found === undefined || keyPath === undefined || found === keyPath) return undefined;
  return sequenceCommand(node, {
    steps: [],
    looks: [commandWords('openssl pkey -in {found} -noout -check', { found })],
    exchanges: [{ from: found, to: keyPath, isThere: true }],
    restarts: [],
    checks: [],
  });
}

/** The file that holds the CA and nothing else. */
function ownPath(node: NodeView, { sha256 }: Certificate): string | undefined {
  const own = ownCertificate(node, sha256);
  const path = own && hostPathOfUri(node, own.origin.uri);
  const file = node.files.find(({ hostPath }) => hostPath === path)?.file;
  return file?.artifacts.length === 1 ? path : undefined;
}

function isElsewhere(path: string): boolean {
  return (
    (isManaged(path) && !path.startsWith(`${K0S_LAYOUT.folder}/`)) ||
    path.startsWith('/var/lib/rancher/') ||
    path.startsWith(KEPT)
  );
}

function embeds({ current }: KubeconfigView, isIt: (certificate: Certificate) => boolean): boolean {
  const authority = current.cluster?.certificateAuthority;
  return (
    authority !== undefined && !authority.reference && certificatesOf(authority).some((one) => isIt(one.certificate))
  );
}

function trustSteps({ hostPath, current }: KubeconfigView, authority: string): readonly Composed[] {
  const cluster = current.cluster?.cluster.name;
  if (hostPath === undefined || cluster === undefined) return [];
  return [
    namedCommand(
      commandWords('kubectl config set-cluster'),
      cluster,
      commandWords('--kubeconfig {hostPath} --certificate-authority {authority} --embed-certs=true', {
        hostPath,
        authority,
      }),
    ),
  ];
}

/** Whose flags name the file, and who reads the kubeconfigs. */
function readersOf(node: NodeView, path: string, kubeconfigs: readonly KubeconfigView[]): readonly ComponentName[] {
  const byFlag = node.components.filter(({ flags }) =>
    flags.some(({ reference }) => reference?.resolution.hostPath === path),
  );
  const owners = kubeconfigs.flatMap(({ owner }) => (owner === 'kubectl' || owner === 'network-plugin' ? [] : [owner]));
  return [...new Set([...byFlag.map(({ name }) => name), ...owners])];
}
