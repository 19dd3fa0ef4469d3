import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/kubeadm, by name. Written by `npm run rules:docs`. */
export const KUBEADM = {
  'kubeadm-advertise-mismatch': {
    id: 'kubeadm/kubeadm-advertise-mismatch', severity: 'warning', basis: 'observed', title: 'kubeadm was told another address than the manifest advertises',
    messages: { other: '`advertiseAddress` is {told} here, {used} in the manifest.' },
  },
  'kubeadm-api-version-old': {
    id: 'kubeadm/kubeadm-api-version-old', severity: 'error', basis: 'observed', title: 'A kubeadm configuration is of a version that kubeadm does not read',
    messages: { removed: '{version} is not read by kubeadm 1.{minor}: `your configuration file uses an old API spec: {quoted}`.', removedLongAgo: '{version} is not read by kubeadm 1.{gone} and later: `your configuration file uses an old API spec: {quoted}`.', tooNew: '{version} is not read by kubeadm 1.{minor}; it came with kubeadm 1.{first}.', deprecated: '{version} is deprecated since kubeadm 1.{since} and not read by kubeadm 1.{gone} and later.' },
  },
  'kubeadm-cert-sans-invalid': {
    id: 'kubeadm/kubeadm-cert-sans-invalid', severity: 'error', basis: 'must', title: 'A name for a certificate is neither an address nor a DNS name',
    messages: { invalid: '`{name}` is neither an address nor a DNS name: `altname is not a valid IP address, DNS label or a DNS label with subdomain wildcards`.' },
  },
  'kubeadm-certificate-key-format': {
    id: 'kubeadm/kubeadm-certificate-key-format', severity: 'error', basis: 'must', title: 'The certificate key is not 64 hexadecimal digits',
    messages: { format: 'The certificate key must be 64 hexadecimal digits, for a key of 32 bytes; these are {length} characters.', digits: 'The certificate key must be 64 hexadecimal digits; some of these characters are none.' },
  },
  'kubeadm-certs-dir-mismatch': {
    id: 'kubeadm/kubeadm-certs-dir-mismatch', severity: 'warning', basis: 'observed', title: 'kubeadm was told another folder than the manifests use',
    messages: { other: '`certificatesDir` is {folder} here, the manifests use {used}.' },
  },
  'kubeadm-encryption-algorithm-invalid': {
    id: 'kubeadm/kubeadm-encryption-algorithm-invalid', severity: 'error', basis: 'must', title: 'kubeadm knows no such algorithm for keys',
    messages: { unknown: '{value} is no algorithm of kubeadm: `Invalid encryption algorithm {quoted}. Must be one of {algorithms}`.' },
  },
  'kubeadm-external-etcd-incomplete': {
    id: 'kubeadm/kubeadm-external-etcd-incomplete', severity: 'error', basis: 'must', title: 'What is said of an external etcd is not complete',
    messages: { half: '`{missing}` is needed with `{given}`: `either both or none of .Etcd.External.CertFile and .Etcd.External.KeyFile must be set`.', noCa: '`caFile` is needed with `certFile` and `keyFile`: `setting .Etcd.External.CertFile and .Etcd.External.KeyFile requires .Etcd.External.CAFile`.', systemRoots: '`caFile` is needed with https endpoints: without it kube-apiserver trusts only the CAs of its own system.', http: '{endpoint} is not https although certificates are given: `the URL must be using the HTTPS scheme`.' },
  },
  'kubeadm-external-etcd-scheme': {
    id: 'kubeadm/kubeadm-external-etcd-scheme', severity: 'error', basis: 'must', title: 'An endpoint of the external etcd has no scheme',
    messages: { noScheme: '`{endpoint}` needs `https://`: `the URL without scheme is not allowed`.' },
  },
  'kubeadm-extra-args-override-pki': {
    id: 'kubeadm/kubeadm-extra-args-override-pki', severity: 'warning', basis: 'observed', title: 'An extra argument names a file that the pod does not get to see',
    messages: { unmounted: '`{flag}` leaves the folders that kubeadm mounts into the pod of {component}: add {path} to `extraVolumes`.', etcd: '`{flag}` leaves the folders that kubeadm mounts into the pod of etcd, which has no `extraVolumes`: keep {path} below {folder}.' },
  },
  'kubeadm-extra-args-shape': {
    id: 'kubeadm/kubeadm-extra-args-shape', severity: 'error', basis: 'must', title: 'Extra arguments have the shape of another version of the API',
    messages: { map: '`{path}` is a map; kubeadm.k8s.io/v1beta4 expects a list of items with `name` and `value`.', list: '`{path}` is a list; {version} expects a map of names to values.' },
  },
  'kubeadm-service-subnet-mismatch': {
    id: 'kubeadm/kubeadm-service-subnet-mismatch', severity: 'error', basis: 'observed', title: 'kubeadm was told another Service range than the API server has',
    messages: { other: '`serviceSubnet` is {told} here, `--service-cluster-ip-range` {used} in the manifest: an apiserver.crt made from this names the wrong Service address.', sameAddress: '`serviceSubnet` is {told} here, `--service-cluster-ip-range` {used} in the manifest, which kubeadm writes anew from its configuration at the next upgrade.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
