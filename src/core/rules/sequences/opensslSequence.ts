import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { NodeView } from '../../model/node.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import { type Composed, joined } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { allNames, namesIn } from './names.ts';
import { escaped, pairRoles, type Subject } from './pairRoles.ts';
import { certificateCheck, type Sequence, stagedPath } from './sequence.ts';
import { type Signer, signerFor } from './signer.ts';

/** Days that a certificate is valid that somebody issues by hand. */
const DAYS = 365;

/**
 * Creates a pair again with OpenSSL if no tool does: with the subject and the names of the old certificate, further hosts of its clients, and the
 * usages that its readers need. Undefined if no component of the node names the pair, or the CA's key is elsewhere.
 */
export function opensslPair(node: NodeView, hostPath: string, names: readonly string[] = []): Sequence | undefined {
  if (isManaged(hostPath)) return undefined;
  const roles = pairRoles(node).filter(({ certificate, key }) => certificate === hostPath || key === hostPath);
  const [first] = roles;
  const signer = signerFor(
    node,
    roles.flatMap(({ trusted }) => trusted),
  );
  if (!first || !signer) return undefined;
  const { certificate, key } = first;
  const old = fileAt(node, certificate)?.file.artifacts.find((one) => one.kind === 'certificate');
  const purposes = [...new Set(roles.flatMap((one) => one.purposes))];
  const hosts = purposes.includes('serverAuth')
    ? allNames(
        namesIn(node, certificate),
        roles.flatMap((one) => one.hosts),
        names,
      )
    : [];
  const subject = roles.find(({ mustBe }) => mustBe)?.mustBe ?? subjectOf(old) ?? first.subject;
  const made = { certificate: stagedPath(certificate), key: stagedPath(key) };
  const exchange = (from: string, to: string) => ({ from, to, isThere: fileAt(node, to) !== undefined });
  return {
    steps: issueSteps({ ...made, subject, hosts, purposes, signer }),
    looks: [certificateCheck(made.certificate)],
    exchanges: [exchange(made.key, key), exchange(made.certificate, certificate)],
    restarts: [...new Set(roles.map(({ component }) => component))],
    checks: [],
  };
}

interface Wanted {
  readonly certificate: string;
  readonly key: string;
  readonly subject: Subject;
  readonly hosts: readonly string[];
  readonly purposes: readonly string[];
  readonly signer: Signer;
}

/** Whether a distribution that is neither kubeadm's nor Rancher's looks after the file: microk8s, k0s, OpenShift, kops, Talos. */
export function isManaged(hostPath: string): boolean {
  return /^\/(?:var\/snap|var\/lib\/k0s|system|srv\/kubernetes)\/|\/static-pod-(?:resources|certs)\//.test(hostPath);
}

/** A new key, and a certificate by the CA, in the folder of new files. */
export function issueSteps({ certificate, key, subject, hosts, purposes, signer }: Wanted): readonly Composed[] {
  const at = {
    certificate,
    key,
    request: `${certificate}.csr`,
    extensions: `${certificate}.ext`,
    ca: signer.certificate,
    caKey: signer.key,
    days: String(DAYS),
  };
  const lines = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature,keyEncipherment',
    `extendedKeyUsage=${purposes.join(',')}`,
    ...(hosts.length > 0
      ? [`subjectAltName=${hosts.map((host) => `${parseIp(host) ? 'IP' : 'DNS'}:${host}`).join(',')}`]
      : []),
  ];
  return [
    commandWords("printf '%s\\n' {lines} > {extensions}", { ...at, lines: joined(lines, ' ') }),
    signer.isRsa
      ? commandWords('openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out {key}', at)
      : commandWords('openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {key}', at),
    commandWords('openssl req -new -utf8 -key {key} -out {request} -subj {subject}', { ...at, subject }),
    // OpenSSL before 3.0 draws a serial number only if it may keep a file of them next to the CA.
    commandWords(
      'openssl x509 -req -in {request} -CA {ca} -CAkey {caKey} -set_serial "0x$(openssl rand -hex 16)" -days {days} -extfile {extensions} -out {certificate}',
      at,
    ),
  ];
}

/** The subject of a certificate as `openssl req -subj` takes it; undefined for one without. */
export function subjectOf(leaf: CertificateArtifact | undefined): string | undefined {
  const parts = (leaf?.certificate.subject.attributes ?? []).map(
    ({ type, value }) => `/${type}=${escaped(contentOf(value))}`,
  );
  return parts.length === 0 ? undefined : parts.join('');
}
