import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/permissions, by name. Written by `npm run rules:docs`. */
export const PERMISSIONS = {
  'cert-mode-writable': {
    id: 'permissions/cert-mode-writable', severity: 'warning', basis: 'should', cis: ['1.1.20', '4.1.7'], title: 'A certificate may be replaced by others than its owner',
    messages: { writable: '{mode}: {who} may replace this {what}.', wide: 'Mode {mode}; CIS 1.1.20 asks for 644 or less.' },
  },
  'etcd-data-mode': {
    id: 'permissions/etcd-data-mode', severity: 'warning', basis: 'should', cis: ['1.1.11'], title: 'etcd’s data directory is open to others than its owner',
    messages: { open: 'Mode {mode} of {directory}; CIS 1.1.11 asks for 700.' },
  },
  'key-mode-open': {
    id: 'permissions/key-mode-open', severity: 'warning', basis: 'must', cis: ['1.1.21'], title: 'A private key is open to others than its owner',
    messages: { readable: 'Private key readable by {who} ({mode}).', writable: 'Private key writable by {who} ({mode}): they may put another in its place.' },
  },
  'kubeconfig-mode-open': {
    id: 'permissions/kubeconfig-mode-open', severity: 'warning', basis: 'should', cis: ['1.1.13', '1.1.15', '1.1.17', '4.1.3', '4.1.5'], title: 'A kubeconfig is open to others than its owner',
    messages: { readable: 'Credentials readable by {who} ({mode}).', writable: 'Kubeconfig writable by {who} ({mode}): they may have it log in elsewhere.', wide: 'Mode {mode}; CIS {cis} asks for 600.' },
  },
  'kubelet-config-mode': {
    id: 'permissions/kubelet-config-mode', severity: 'warning', basis: 'should', cis: ['4.1.9'], title: 'The kubelet’s configuration is open to others than its owner',
    messages: { writable: 'Mode {mode}: {who} may open the kubelet to anybody.', readable: 'Mode {mode}; CIS {cis} asks for 600.' },
  },
  'manifest-mode-open': {
    id: 'permissions/manifest-mode-open', severity: 'warning', basis: 'should', cis: ['1.1.1', '1.1.3', '1.1.5', '1.1.7'], title: 'A static pod’s manifest is open to others than its owner',
    messages: { writable: 'Mode {mode}: {who} may have the kubelet run what they like as root.', readable: 'Mode {mode}; CIS {cis} asks for 600.' },
  },
  'pki-dir-writable': {
    id: 'permissions/pki-dir-writable', severity: 'warning', basis: 'should', title: 'Others than its owner may add files to a directory of certificates',
    messages: { writable: '{mode}: {who} may add files in {directory}, and replace those that are there.' },
  },
  'pki-owner-not-root': {
    id: 'permissions/pki-owner-not-root', severity: 'warning', basis: 'should', cis: ['1.1.19'], title: 'A file of the PKI does not belong to root',
    messages: { file: 'Owner {owner}; CIS 1.1.19 asks for root:root.', files: 'Owner {owner} of this and {more} more in {directory}; CIS 1.1.19 asks for root:root.' },
  },
  'unit-file-mode': {
    id: 'permissions/unit-file-mode', severity: 'warning', basis: 'should', cis: ['4.1.1'], title: 'A component’s systemd unit is open to others than its owner',
    messages: { writable: 'Mode {mode}: {who} may have systemd run what they like.', readable: 'Mode {mode}; CIS {cis} asks for 600.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
