import type { Authorities } from './authorities.ts';
import { selfSigned } from './authorities.ts';
import { type CertificateSpec, type IssuedCertificate, issue } from './certificates.ts';
import { type KeyPair, privateKeyPem } from './keyPair.ts';
import type { NodeFile, NodeFiles, NodeSettings } from './nodeOptions.ts';
import { base64 } from './pem.ts';

export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd';

interface Entry {
  readonly leaf: IssuedCertificate;
  readonly chain: readonly IssuedCertificate[];
}

/** A built node with what it was built from, so that one line of a test can change one thing of it. */
export class NodePki {
  readonly files: NodeFiles = new Map<string, NodeFile>();
  readonly settings: NodeSettings;
  readonly authorities: Authorities;
  readonly #entries = new Map<string, Entry>();

  constructor(settings: NodeSettings, authorities: Authorities) {
    this.settings = settings;
    this.authorities = authorities;
  }

  /** The first certificate of a file; of a kubeconfig its client certificate. Throws for other paths. */
  certificate(path: string): IssuedCertificate {
    return this.#entry(path).leaf;
  }

  /** Paths of every certificate that can be replaced. */
  get certificatePaths(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Puts a certificate and what follows it at a path; a kubeconfig must exist already. */
  setCertificate(path: string, leaf: IssuedCertificate, chain: readonly IssuedCertificate[] = []): void {
    const target = this.#target(path);
    this.#entries.set(target, { leaf, chain });
    const text = [leaf, ...chain].map((certificate) => certificate.pem).join('');
    if (target.endsWith('.conf')) this.setField(target, 'client-certificate-data', base64(text));
    else if (isCombined(target)) this.put(target, text + privateKeyPem(leaf.key));
    else this.put(target, text);
  }

  /** Signs the certificate again with some things changed; its private key stays as it is on the disk. */
  replaceCertificate(path: string, changes: Partial<CertificateSpec>): IssuedCertificate {
    const { leaf, chain } = this.#entry(path);
    const { serial, ...spec } = leaf.spec;
    const next = issue({ ...spec, ...changes });
    this.setCertificate(path, next, chain);
    return next;
  }

  /** Like `replaceCertificate`, and writes the private key of `changes.key` to its file. */
  reissue(path: string, changes: Partial<CertificateSpec>): IssuedCertificate {
    const next = this.replaceCertificate(path, changes);
    this.setKey(path, next.key);
    return next;
  }

  /** Writes the private key that belongs to a certificate's place, whether it fits or not. */
  setKey(path: string, pair: KeyPair): void {
    const target = this.#target(path);
    if (target.endsWith('.conf')) this.setField(target, 'client-key-data', base64(privateKeyPem(pair)));
    else if (isCombined(target))
      this.setText(target, (text) => text.replace(/-----BEGIN [A-Z ]*PRIVATE KEY.*/s, privateKeyPem(pair)));
    else this.put(target.replace(/\.crt$/, '.key').replace(/\.pem$/, '-key.pem'), privateKeyPem(pair));
  }

  /** Replaces the CA that a kubeconfig trusts. */
  setKubeconfigAuthority(path: string, authority: IssuedCertificate): void {
    this.setField(path, 'certificate-authority-data', base64(authority.pem));
  }

  /** Another self-signed CA of the same shape, with a separate key; nothing is written. */
  otherAuthority(commonName = 'another-ca'): Promise<IssuedCertificate> {
    return selfSigned(commonName, `other:${commonName}`, this.settings);
  }

  /** Sets a flag of a static pod, adds it where absent, or drops it. */
  replaceFlag(component: Component, flag: string, value: string | undefined): void {
    this.setText(manifestPath(component), (text) => {
      const line = new RegExp(`^    - --${flag}=.*\\n`, 'm');
      const next = value === undefined ? '' : `    - --${flag}=${value}\n`;
      return line.test(text) || value === undefined
        ? text.replace(line, next)
        : text.replace(/^ {4}image:/m, `${next}    image:`);
    });
  }

  /** Sets the value of the first line "key: value" of a YAML file, whatever its depth. */
  setField(path: string, field: string, value: string): void {
    this.setText(path, (text) => text.replace(new RegExp(`^(\\s*${field}:).*$`, 'm'), `$1 ${value}`));
  }

  /** Throws if there is no such file; follows a link. */
  text(path: string): string {
    const content = this.files.get(this.#target(path));
    if (!(content instanceof Uint8Array)) throw new Error(`no such file: ${path}`);
    return new TextDecoder().decode(content);
  }

  /** Throws if the edit changes nothing: a fault that does nothing is a broken test. */
  setText(path: string, edit: (text: string) => string): void {
    const before = this.text(path);
    const after = edit(before);
    if (after === before) throw new Error(`nothing changed in ${path}`);
    this.put(this.#target(path), after);
  }

  put(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  /** Throws if there is no such file. */
  remove(path: string): void {
    if (!this.files.delete(path)) throw new Error(`no such file: ${path}`);
  }

  #target(path: string): string {
    const content = this.files.get(path);
    if (content === undefined || content instanceof Uint8Array) return path;
    return content.linkTo.startsWith('/') ? content.linkTo.slice(1) : path.replace(/[^/]+$/, content.linkTo);
  }

  #entry(path: string): Entry {
    const entry = this.#entries.get(this.#target(path));
    if (entry === undefined) throw new Error(`no certificate at ${path}`);
    return entry;
  }
}

export const manifestPath = (component: Component): string => `etc/kubernetes/manifests/${component}.yaml`;

const isCombined = (path: string): boolean => /\/kubelet-(client|server)-[^/]*\.pem$/.test(path);
