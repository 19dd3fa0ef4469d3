/**
 * A stand-in for kubeadm, as far as the commands of fixes call it. It works below the folder in ROOT at the time in NOW, and makes
 * certificates itself. Its behavior follows kubernetes/kubernetes:
 *
 * - cmd/kubeadm/app/cmd/phases/init/certs.go, runCertPhase: a certificate that can be loaded is verified against its CA and kept.
 * - cmd/kubeadm/app/phases/certs/certs.go, writeCertificateFilesIfNotExist: where one half exists, both must load.
 * - cmd/kubeadm/app/phases/certs/certlist.go and util/pkiutil/pki_helpers.go: subjects, usages and names of each certificate.
 * - cmd/kubeadm/app/phases/kubeconfig/kubeconfig.go, createKubeConfigFileIfNotExists: a kubeconfig that exists is kept.
 * - cmd/kubeadm/app/phases/certs/renewal/manager.go, RenewUsingLocalCA: subject, names and usages are those of the old certificate; the key is
 *   new. A certificate that cannot be read, or that an external CA signed, is not renewed.
 * - cmd/kubeadm/app/util/version.go: without a version, its newest one is looked up on the internet. That fails here.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueLeaf, loads } from './issueLeaf.ts';

const { ROOT = '', NODE_NAME = '' } = process.env;

interface Spec {
  readonly file: string;
  readonly ca: string;
  readonly commonName: string;
  readonly organization?: string | undefined;
  readonly usages: readonly string[];
  readonly names: readonly string[];
}

/** kubeadm takes the address of the default route, which is not the one that the node of a test uses. */
const DEFAULT_ADDRESS = '192.0.2.1';

function parse(args: readonly string[]): [readonly string[], Readonly<Record<string, string>>] {
  const given: Record<string, string> = {};
  const joined = args.flatMap((arg, at) => {
    if (args[at - 1] === '--cert-dir') return [];
    return arg === '--cert-dir' ? [`--cert-dir=${args[at + 1]}`] : [arg];
  });
  const plain = joined.filter((arg) => {
    const [, name = '', value = ''] = /^--([\w-]+)=(.*)$/s.exec(arg) ?? [];
    if (name === '' && arg.startsWith('--')) fail(`a flag without a value: ${arg}`);
    if (name !== '') given[name] = value;
    return name === '';
  });
  return [plain, given];
}

const [words, options] = parse(process.argv.slice(2));

/** Flags that each phase inherits (certs.go, getCertPhaseFlags; kubeconfig.go, getKubeConfigPhaseFlags). */
const COMMON = ['cert-dir', 'config', 'kubernetes-version'];
const SERVER = [
  'apiserver-advertise-address',
  'control-plane-endpoint',
  'apiserver-cert-extra-sans',
  'service-dns-domain',
  'service-cidr',
];
const KUBECONFIG = [
  'cert-dir',
  'kubeconfig-dir',
  'kubernetes-version',
  'apiserver-advertise-address',
  'apiserver-bind-port',
  'control-plane-endpoint',
  // Flags of the phase for the kubelet alone.
  'node-name',
];

function fail(message: string): never {
  process.stderr.write(`error execution phase ${process.argv.slice(4).join('/')}: ${message}\n`);
  process.exit(1);
}

function listOf(value: string | undefined): readonly string[] {
  return value ? value.split(',') : [];
}

/** The first address of a range of IPv4 (util/net, GetIndexedIP). */
function firstAddress(range: string): string {
  const octets = (range.split('/')[0] ?? '').split('.').map(Number);
  return [...octets.slice(0, 3), (octets[3] ?? 0) + 1].join('.');
}

/** The values of the configuration that a sequence writes: enough of YAML for its own lines. */
function configured(name: string): string | undefined {
  if (options.config === undefined) return undefined;
  const text = readFileSync(options.config, 'utf8');
  return new RegExp(`^ *${name}: (.*)$`, 'm')
    .exec(text)?.[1]
    ?.replaceAll(/^\[|\]$|"/g, '')
    .replaceAll(', ', ',');
}

function specOf(name: string): Spec {
  const address = options['apiserver-advertise-address'] ?? configured('advertiseAddress') ?? DEFAULT_ADDRESS;
  const etcd = (extra: string | undefined) => [NODE_NAME, 'localhost', address, '127.0.0.1', '::1', ...listOf(extra)];
  const client = { usages: ['clientAuth'], names: [] };
  switch (name) {
    case 'apiserver':
      return {
        file: 'apiserver',
        ca: 'ca',
        commonName: 'kube-apiserver',
        usages: ['serverAuth'],
        names: [
          NODE_NAME,
          ...['kubernetes', 'kubernetes.default', 'kubernetes.default.svc'],
          `kubernetes.default.svc.${options['service-dns-domain'] ?? 'cluster.local'}`,
          firstAddress(options['service-cidr'] ?? '10.96.0.0/12'),
          address,
          ...listOf(options['apiserver-cert-extra-sans']),
        ],
      };
    case 'apiserver-kubelet-client':
      return {
        file: name,
        ca: 'ca',
        commonName: 'kube-apiserver-kubelet-client',
        organization: 'kubeadm:cluster-admins',
        ...client,
      };
    case 'apiserver-etcd-client':
      return { file: name, ca: 'etcd/ca', commonName: 'kube-apiserver-etcd-client', ...client };
    case 'front-proxy-client':
      return { file: name, ca: 'front-proxy-ca', commonName: 'front-proxy-client', ...client };
    case 'etcd-healthcheck-client':
      return { file: 'etcd/healthcheck-client', ca: 'etcd/ca', commonName: 'kube-etcd-healthcheck-client', ...client };
    case 'etcd-server':
    case 'etcd-peer': {
      const file = name === 'etcd-server' ? 'server' : 'peer';
      const names = etcd(configured(`${file}CertSANs`));
      return {
        file: `etcd/${file}`,
        ca: 'etcd/ca',
        commonName: NODE_NAME,
        usages: ['serverAuth', 'clientAuth'],
        names,
      };
    }
    default:
      return fail(`unknown phase ${name}`);
  }
}

/** A key and a certificate by the CA, as pkiutil.NewSignedCert makes them. */
function issue(
  folder: string,
  { ca, commonName, organization, usages, names }: Spec,
  key: string,
  certificate: string,
): void {
  const authority = path.join(folder, ca);
  if (!loads(`${authority}.crt`, 'certificate') || !loads(`${authority}.key`, 'key'))
    fail(`failure loading ${ca} certificate authority`);
  const subject = { commonName, ...(organization && { organizations: [organization] }) };
  issueLeaf(authority, { subject, usages, names }, key, certificate);
}

const read = (file: string) => new X509Certificate(readFileSync(file, 'utf8'));

function certs(name: string): void {
  for (const flag of Object.keys(options)) {
    if (![...COMMON, ...(name === 'apiserver' ? SERVER : [])].includes(flag)) fail(`unknown flag: --${flag}`);
  }
  const folder = options['cert-dir'] ?? configured('certificatesDir') ?? `${ROOT}/etc/kubernetes/pki`;
  const spec = specOf(name);
  const [certificate, key] = [path.join(folder, `${spec.file}.crt`), path.join(folder, `${spec.file}.key`)];
  if (loads(certificate, 'certificate')) {
    const ca = read(path.join(folder, `${spec.ca}.crt`));
    const leaf = read(certificate);
    if (!leaf.checkIssued(ca) || !leaf.verify(ca.publicKey)) {
      fail(`[certs] certificate ${spec.file} not signed by CA certificate ${spec.ca}`);
    }
    process.stdout.write(`[certs] Using existing ${spec.file} certificate and key on disk\n`);
    return;
  }
  if (existsSync(certificate) || existsSync(key)) fail(`failure loading ${spec.file} certificate`);
  issue(folder, spec, key, certificate);
  process.stdout.write(`[certs] Generating "${spec.file}" certificate and key\n`);
}

const USERS: Readonly<Record<string, readonly [string, string?]>> = {
  admin: ['kubernetes-admin', 'kubeadm:cluster-admins'],
  'super-admin': ['kubernetes-super-admin', 'system:masters'],
  'controller-manager': ['system:kube-controller-manager'],
  scheduler: ['system:kube-scheduler'],
  kubelet: [`system:node:${options['node-name'] ?? NODE_NAME}`, 'system:nodes'],
};

function kubeconfig(name: string): void {
  for (const flag of Object.keys(options)) if (!KUBECONFIG.includes(flag)) fail(`unknown flag: --${flag}`);
  const file = `${options['kubeconfig-dir'] ?? `${ROOT}/etc/kubernetes`}/${name}.conf`;
  if (existsSync(file)) {
    process.stdout.write(`[kubeconfig] Using existing kubeconfig file: "${file}"\n`);
    return;
  }
  const folder = options['cert-dir'] ?? `${ROOT}/etc/kubernetes/pki`;
  const [user, organization] = USERS[name] ?? fail(`unknown phase ${name}`);
  const work = mkdtempSync(path.join(tmpdir(), 'kubeadm-'));
  issue(
    folder,
    { file: '', ca: 'ca', commonName: user, organization, usages: ['clientAuth'], names: [] },
    `${work}/key`,
    `${work}/crt`,
  );
  const data = (source: string) => readFileSync(source).toString('base64');
  const server = `https://${options['apiserver-advertise-address'] ?? DEFAULT_ADDRESS}:${options['apiserver-bind-port'] ?? 6443}`;
  const text = [
    'apiVersion: v1',
    'clusters:',
    '- cluster:',
    `    certificate-authority-data: ${data(`${folder}/ca.crt`)}`,
    `    server: ${server}`,
    '  name: kubernetes',
    'contexts:',
    '- context:',
    '    cluster: kubernetes',
    `    user: ${user}`,
    `  name: ${user}@kubernetes`,
    `current-context: ${user}@kubernetes`,
    'kind: Config',
    'users:',
    `- name: ${user}`,
    '  user:',
    `    client-certificate-data: ${data(`${work}/crt`)}`,
    `    client-key-data: ${data(`${work}/key`)}`,
    '',
  ].join('\n');
  writeFileSync(file, text, { mode: 0o600 });
  rmSync(work, { recursive: true });
  process.stdout.write(`[kubeconfig] Writing "${name}.conf" kubeconfig file\n`);
}

/** The files of what `kubeadm certs renew` takes, by name: without ending for a pair. */
const RENEWED: Readonly<Record<string, readonly [file: string, ca: string]>> = {
  apiserver: ['apiserver', 'ca'],
  'apiserver-kubelet-client': ['apiserver-kubelet-client', 'ca'],
  'apiserver-etcd-client': ['apiserver-etcd-client', 'etcd/ca'],
  'front-proxy-client': ['front-proxy-client', 'front-proxy-ca'],
  'etcd-healthcheck-client': ['etcd/healthcheck-client', 'etcd/ca'],
  'etcd-server': ['etcd/server', 'etcd/ca'],
  'etcd-peer': ['etcd/peer', 'etcd/ca'],
};

function renew(name: string): void {
  const folder = options['cert-dir'] ?? `${ROOT}/etc/kubernetes/pki`;
  const [file, ca] = RENEWED[name] ?? [undefined, 'ca'];
  if (!existsSync(path.join(folder, `${ca}.key`))) {
    process.stdout.write(`Detected external ${ca}, certificate can't be renewed\n`);
    return;
  }
  const work = mkdtempSync(path.join(tmpdir(), 'kubeadm-'));
  const kubeconfig = `${ROOT}/etc/kubernetes/${name}`;
  const old = file === undefined ? `${work}/old` : path.join(folder, `${file}.crt`);
  if (file === undefined) {
    if (!/^(?:super-)?admin\.conf$|^controller-manager\.conf$|^scheduler\.conf$/.test(name))
      fail(`${name} is not a valid certificate`);
    const data = /client-certificate-data: *(\S+)/.exec(readFileSync(kubeconfig, 'utf8'))?.[1] ?? '';
    writeFileSync(old, Buffer.from(data, 'base64'));
  }
  if (!loads(old, 'certificate')) fail(`failed to load the certificate of ${name}`);
  const { subject, subjectAltName = '', keyUsage } = read(old);
  const value = (type: string) => new RegExp(`^${type}=(.*)$`, 'm').exec(subject)?.[1];
  const names = [...subjectAltName.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, one = '']) => one);
  const spec: Spec = {
    file: '',
    ca,
    commonName: value('CN') ?? '',
    organization: value('O'),
    // Node names the extended key usages so, by their object identifiers.
    usages: keyUsage ?? [],
    names,
  };
  issue(folder, spec, `${work}/key`, `${work}/crt`);
  if (file === undefined) {
    const data = (one: string) => readFileSync(`${work}/${one}`).toString('base64');
    const text = readFileSync(kubeconfig, 'utf8')
      .replace(/client-certificate-data: *\S+/, `client-certificate-data: ${data('crt')}`)
      .replace(/client-key-data: *\S+/, `client-key-data: ${data('key')}`);
    writeFileSync(kubeconfig, text);
  } else {
    writeFileSync(path.join(folder, `${file}.crt`), readFileSync(`${work}/crt`));
    writeFileSync(path.join(folder, `${file}.key`), readFileSync(`${work}/key`));
  }
  rmSync(work, { recursive: true });
  process.stdout.write(`certificate ${name} renewed\n`);
}

const [init = '', phase, kind, name = ''] = words[0] === 'alpha' ? words.slice(1) : words;
if (init === 'certs' && phase === 'renew') renew(kind ?? '');
else if (init === 'certs' && phase === 'check-expiration') process.stdout.write('CERTIFICATE\n');
else if (init !== 'init' || phase !== 'phase') fail(`unknown command ${words.join(' ')}`);
else if ((options['kubernetes-version'] ?? configured('kubernetesVersion')) === undefined) fail('no internet');
else if (kind === 'certs') certs(name);
else if (kind === 'kubeconfig') kubeconfig(name);
else fail(`unknown phase ${kind}`);
