import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/kubeadm, by name. Written by `npm run generate`. */
export const KUBEADM = {
  'kubeadm-advertise-mismatch': {
    id: 'kubeadm/kubeadm-advertise-mismatch', severity: 'warning', basis: 'observed', about: 'setting', title: 'The kubeadm configuration and the manifest advertise different addresses',
    messages: { other: '`advertiseAddress` is {configured} here, but {used} in the manifest.' },
  },
  'kubeadm-api-version-old': {
    id: 'kubeadm/kubeadm-api-version-old', severity: 'error', basis: 'observed', about: 'setting', inTemplates: true, title: 'A kubeadm configuration has a version that kubeadm does not support',
    messages: { removed: 'kubeadm 1.{minor} does not support {version}: `your configuration file uses an old API spec: {quoted}`.', removedLongAgo: 'kubeadm 1.{gone} and later do not support {version}: `your configuration file uses an old API spec: {quoted}`.', tooNew: 'kubeadm 1.{minor} does not support {version}: it was introduced in kubeadm 1.{first}.', deprecated: '{version} has been deprecated since kubeadm 1.{since}: kubeadm 1.{gone} and later do not support it.' },
  },
  'kubeadm-cert-sans-invalid': {
    id: 'kubeadm/kubeadm-cert-sans-invalid', severity: 'error', basis: 'must', about: 'setting', title: 'A SAN in the kubeadm configuration is neither an IP address nor a DNS name',
    messages: { invalid: '`{name}` is neither an IP address nor a DNS name: `altname is not a valid IP address, DNS label or a DNS label with subdomain wildcards`.' },
  },
  'kubeadm-certificate-key-format': {
    id: 'kubeadm/kubeadm-certificate-key-format', severity: 'error', basis: 'must', about: 'setting', title: 'The certificate key is not 64 hexadecimal digits',
    messages: { format: 'The certificate key has {length} characters: it must be 64 hexadecimal digits (a 32-byte key).', digits: 'The certificate key must be 64 hexadecimal digits, but contains other characters.' },
  },
  'kubeadm-certs-dir-mismatch': {
    id: 'kubeadm/kubeadm-certs-dir-mismatch', severity: 'warning', basis: 'observed', about: 'setting', title: 'The kubeadm configuration and the manifests use different certificate folders',
    messages: { other: '`certificatesDir` is {folder} here, but the manifests use {used}.' },
  },
  'kubeadm-encryption-algorithm-invalid': {
    id: 'kubeadm/kubeadm-encryption-algorithm-invalid', severity: 'error', basis: 'must', about: 'setting', title: 'kubeadm does not support the key algorithm',
    messages: { unknown: 'kubeadm does not support the algorithm {value}: `Invalid encryption algorithm {quoted}. Must be one of {algorithms}`.' },
  },
  'kubeadm-external-etcd-incomplete': {
    id: 'kubeadm/kubeadm-external-etcd-incomplete', severity: 'error', basis: 'must', about: 'setting', title: 'The configuration of the external etcd is incomplete',
    messages: { half: '`{given}` is set without `{missing}`: `either both or none of .Etcd.External.CertFile and .Etcd.External.KeyFile must be set`.', noCa: '`certFile` and `keyFile` are set without `caFile`: `setting .Etcd.External.CertFile and .Etcd.External.KeyFile requires .Etcd.External.CAFile`.', systemRoots: 'An endpoint uses https, but `caFile` is not set: kube-apiserver trusts only the system’s root certificates.', http: '{endpoint} does not use https, although certificates are set: `the URL must be using the HTTPS scheme`.' },
  },
  'kubeadm-external-etcd-scheme': {
    id: 'kubeadm/kubeadm-external-etcd-scheme', severity: 'error', basis: 'must', about: 'setting', title: 'An endpoint of the external etcd has no scheme',
    messages: { noScheme: '`{endpoint}` has no scheme, such as `https://`: `the URL without scheme is not allowed`.' },
  },
  'kubeadm-extra-args-override-pki': {
    id: 'kubeadm/kubeadm-extra-args-override-pki', severity: 'warning', basis: 'observed', about: 'setting', title: 'An extra argument points to a file that is not mounted in the pod',
    messages: { unmounted: '`{flag}` points to {path}: kubeadm does not mount it in the {component} pod. Add it to `extraVolumes`.', etcd: '`{flag}` points to {path}, which kubeadm does not mount in the etcd pod. etcd has no `extraVolumes`; keep the file below {folder}.' },
  },
  'kubeadm-extra-args-shape': {
    id: 'kubeadm/kubeadm-extra-args-shape', severity: 'error', basis: 'must', about: 'setting', title: 'Extra arguments use the format of another API version',
    messages: { map: '`{path}` is a map: kubeadm.k8s.io/v1beta4 expects a list of items with `name` and `value`.', list: '`{path}` is a list, but {version} expects a map of names to values.' },
  },
  'kubeadm-field-unknown': {
    id: 'kubeadm/kubeadm-field-unknown', severity: 'warning', basis: 'observed', about: 'setting', title: 'A kubeadm configuration sets a field that its version does not have',
    messages: { later: '{version} lacks the field {field}, which was introduced in {since}: kubeadm warns `strict decoding error: unknown field {quoted}` and ignores it.' },
  },
  'kubeadm-service-subnet-mismatch': {
    id: 'kubeadm/kubeadm-service-subnet-mismatch', severity: 'error', basis: 'observed', about: 'setting', title: 'The kubeadm configuration and the API server have different Service ranges',
    messages: { other: '`serviceSubnet` is {configured} here: `--service-cluster-ip-range` is {used} in the manifest. An apiserver.crt created from this configuration includes the wrong Service address.', sameAddress: '`serviceSubnet` is {configured} here: `--service-cluster-ip-range` is {used} in the manifest. kubeadm rewrites the manifest from its configuration during the next upgrade.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
