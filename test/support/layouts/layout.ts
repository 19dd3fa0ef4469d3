import { type CertificateSpec, type IssuedCertificate, issue } from '../certificates.ts';
import type { NameSpec } from '../distinguishedName.ts';
import type { San } from '../extensions.ts';
import { type KeyPair, key, privateKeyPem, publicKeyPem } from '../keyPair.ts';
import { days, type NodeFiles } from '../nodeOptions.ts';
import { base64 } from '../pem.ts';

/** A correct node of a distribution other than kubeadm: by path under the node's root. */
export type Layout = (now: Date) => Promise<NodeFiles>;

export const BOTH = ['serverAuth', 'clientAuth'];
export const SERVER = ['serverAuth'];
export const CLIENT = ['clientAuth'];

export interface LeafOptions {
  readonly purposes: readonly string[];
  readonly sans?: readonly San[] | undefined;
  readonly serial?: bigint;
}

/** Makes the files of a layout: authorities, pairs, kubeconfigs. Keys are EC, times a month old and a year long. */
export class LayoutFiles {
  readonly files: NodeFiles = new Map();
  readonly created: Date;
  readonly #name: string;

  constructor(name: string, now: Date) {
    this.#name = name;
    this.created = days(now, -30);
  }

  put(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }

  /** Throws if there is no such file. */
  text(path: string): string {
    const content = this.files.get(path);
    if (!(content instanceof Uint8Array)) throw new Error(`no such file: ${path}`);
    return new TextDecoder().decode(content);
  }

  async authority(subject: NameSpec, more: Partial<CertificateSpec> = {}): Promise<IssuedCertificate> {
    return issue({
      subject,
      key: await this.keyOf(`ca ${JSON.stringify(subject)}`),
      notBefore: this.created,
      notAfter: days(this.created, 3650),
      ca: true,
      keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
      subjectKeyId: true,
      ...more,
    });
  }

  async leaf(issuer: IssuedCertificate, subject: NameSpec, options: LeafOptions): Promise<IssuedCertificate> {
    return issue({
      subject,
      issuer,
      key: await this.keyOf(JSON.stringify(subject)),
      notBefore: this.created,
      notAfter: days(this.created, 365),
      ca: false,
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      authorityKeyId: true,
      extendedKeyUsage: options.purposes,
      sans: options.sans,
      serial: options.serial,
    });
  }

  /** Writes a certificate, what follows it, and its key where a path for one is given. */
  pair(certificate: IssuedCertificate, path: string, keyPath?: string, chain: readonly IssuedCertificate[] = []): void {
    this.put(path, [certificate, ...chain].map(({ pem }) => pem).join(''));
    if (keyPath !== undefined) this.put(keyPath, privateKeyPem(certificate.key));
  }

  /** A pair of keys for service-account tokens. */
  async serviceAccountKeys(publicPath: string, privatePath: string): Promise<void> {
    const pair = await this.keyOf('service-account');
    this.put(publicPath, publicKeyPem(pair));
    this.put(privatePath, privateKeyPem(pair));
  }

  /** A kubeconfig with everything embedded. */
  embedded(path: string, server: string, authority: IssuedCertificate, client: IssuedCertificate): void {
    this.put(
      path,
      kubeconfig(
        server,
        `certificate-authority-data: ${base64(authority.pem)}`,
        `client-certificate-data: ${base64(client.pem)}`,
        `client-key-data: ${base64(privateKeyPem(client.key))}`,
      ),
    );
  }

  /** A kubeconfig that names files. */
  byPath(path: string, server: string, authority: string, certificate: string, keyPath: string): void {
    this.put(
      path,
      kubeconfig(
        server,
        `certificate-authority: ${authority}`,
        `client-certificate: ${certificate}`,
        `client-key: ${keyPath}`,
      ),
    );
  }

  /** The layout's key of a name. */
  protected keyOf(name: string): Promise<KeyPair> {
    return key(`${this.#name} ${name}`, 'ECDSA-P256');
  }
}

function kubeconfig(server: string, authority: string, certificate: string, keyField: string): string {
  return `apiVersion: v1
kind: Config
clusters:
- name: default
  cluster:
    server: ${server}
    ${authority}
contexts:
- name: default
  context:
    cluster: default
    user: default
current-context: default
users:
- name: default
  user:
    ${certificate}
    ${keyField}
`;
}

/** A unit whose command has one flag a line. */
export function unitText(program: string, flags: readonly string[], service = ''): string {
  const command = [program, ...flags].join(' \\\n  ');
  return `[Unit]\nDescription=Kubernetes\n\n[Service]\n${service}ExecStart=${command}\nRestart=on-failure\n\n[Install]\nWantedBy=multi-user.target\n`;
}

/** A static pod that mounts each path at its own place. */
export function podText(
  name: string,
  command: readonly string[],
  mounts: readonly string[],
  image = `registry.k8s.io/${name}:v1.34.2`,
): string {
  const lines = [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: {name: ${name}, namespace: kube-system}`,
    'spec:',
    '  hostNetwork: true',
    '  containers:',
    `  - name: ${name}`,
    `    image: ${image}`,
    '    command:',
    ...command.map((word) => `    - ${word}`),
    '    volumeMounts:',
    ...mounts.map((path, at) => `    - {name: v${at}, mountPath: ${path}, readOnly: true}`),
    '  volumes:',
    ...mounts.map((path, at) => `  - {name: v${at}, hostPath: {path: ${path}}}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A KubeletConfiguration that says what matters to the PKI. */
export function kubeletConfigText(clientCa: string, more: readonly string[] = []): string {
  const lines = [
    'apiVersion: kubelet.config.k8s.io/v1beta1',
    'kind: KubeletConfiguration',
    'authentication:',
    '  anonymous: {enabled: false}',
    '  webhook: {enabled: true}',
    `  x509: {clientCAFile: ${clientCa}}`,
    'authorization: {mode: Webhook}',
    ...more,
  ];
  return `${lines.join('\n')}\n`;
}
