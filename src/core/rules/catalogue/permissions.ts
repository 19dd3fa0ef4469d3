import type { Rule } from '../engine/rule.ts';
import { certModeWritable } from '../permissions/cert-mode-writable.ts';
import { etcdDataMode } from '../permissions/etcd-data-mode.ts';
import { keyModeOpen } from '../permissions/key-mode-open.ts';
import { kubeconfigModeOpen } from '../permissions/kubeconfig-mode-open.ts';
import { kubeletConfigMode } from '../permissions/kubelet-config-mode.ts';
import { manifestModeOpen } from '../permissions/manifest-mode-open.ts';
import { pkiDirWritable } from '../permissions/pki-dir-writable.ts';
import { pkiOwnerNotRoot } from '../permissions/pki-owner-not-root.ts';
import { unitFileMode } from '../permissions/unit-file-mode.ts';

/** The rules of the group permissions, by path. Written by `npm run generate`. */
export const PERMISSIONS_RULES: readonly Rule[] = [
  certModeWritable,
  etcdDataMode,
  keyModeOpen,
  kubeconfigModeOpen,
  kubeletConfigMode,
  manifestModeOpen,
  pkiDirWritable,
  pkiOwnerNotRoot,
  unitFileMode,
];
