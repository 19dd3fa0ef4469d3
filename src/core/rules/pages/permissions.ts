import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/permissions, by name. Written by `npm run generate`. */
export const PERMISSIONS = {
  'cert-mode-writable': {
    id: 'permissions/cert-mode-writable', severity: 'warning', basis: 'should', about: 'file', cis: ['1.1.20', '4.1.7'], title: 'A certificate is writable by users other than its owner',
    messages: { writable: 'Mode {mode} lets {who} replace this {what}.', wide: 'Mode is {mode}, but CIS 1.1.20 recommends 644 or less.' },
  },
  'etcd-data-mode': {
    id: 'permissions/etcd-data-mode', severity: 'warning', basis: 'should', about: 'file', cis: ['1.1.11'], title: 'etcd’s data directory is accessible to users other than its owner',
    messages: { open: 'Mode of {directory} is {mode}, but CIS 1.1.11 recommends 700.' },
  },
  'key-mode-open': {
    id: 'permissions/key-mode-open', severity: 'warning', basis: 'must', about: 'file', cis: ['1.1.21'], title: 'A private key is accessible to users other than its owner',
    messages: { readable: 'Mode {mode} lets {who} read this private key.', writable: 'Mode {mode} lets {who} replace this private key.' },
  },
  'kubeconfig-mode-open': {
    id: 'permissions/kubeconfig-mode-open', severity: 'warning', basis: 'should', about: 'file', cis: ['1.1.13', '1.1.15', '1.1.17', '4.1.3', '4.1.5'], title: 'A kubeconfig is accessible to users other than its owner',
    messages: { readable: 'Mode {mode} lets {who} read the credentials in this kubeconfig.', writable: 'Mode {mode} lets {who} point this kubeconfig to another server.', wide: 'Mode is {mode}, but CIS {cis} recommends 600.' },
  },
  'kubelet-config-mode': {
    id: 'permissions/kubelet-config-mode', severity: 'warning', basis: 'should', about: 'file', cis: ['4.1.9'], title: 'The kubelet’s configuration is accessible to users other than its owner',
    messages: { writable: 'Mode {mode} lets {who} open the kubelet to anyone.', readable: 'Mode is {mode}, but CIS {cis} recommends 600.' },
  },
  'manifest-mode-open': {
    id: 'permissions/manifest-mode-open', severity: 'warning', basis: 'should', about: 'file', cis: ['1.1.1', '1.1.3', '1.1.5', '1.1.7'], title: 'A static pod manifest is accessible to users other than its owner',
    messages: { writable: 'Mode {mode} lets {who} make the kubelet run anything as root.', readable: 'Mode is {mode}, but CIS {cis} recommends 600.' },
  },
  'pki-dir-writable': {
    id: 'permissions/pki-dir-writable', severity: 'warning', basis: 'should', about: 'file', title: 'A certificate directory is writable by users other than its owner',
    messages: { writable: 'Mode {mode} lets {who} add and replace files in {directory}.' },
  },
  'pki-owner-not-root': {
    id: 'permissions/pki-owner-not-root', severity: 'warning', basis: 'should', about: 'file', cis: ['1.1.19'], title: 'A PKI file is not owned by root',
    messages: { file: 'Owner is {owner}, but CIS 1.1.19 recommends root:root.', files: 'Owner of this and {more} more in {directory} is {owner}: CIS 1.1.19 recommends root:root.' },
  },
  'unit-file-mode': {
    id: 'permissions/unit-file-mode', severity: 'warning', basis: 'should', about: 'file', cis: ['4.1.1'], title: 'A component’s systemd unit is accessible to users other than its owner',
    messages: { writable: 'Mode {mode} lets {who} run anything through systemd.', readable: 'Mode is {mode}, but CIS {cis} recommends 600.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
