import type { Rule } from '../engine/rule.ts';
import { CONNECTIONS_RULES } from './connections.ts';
import { FILES_RULES } from './files.ts';
import { ISOLATION_RULES } from './isolation.ts';
import { KEYS_RULES } from './keys.ts';
import { KUBEADM_RULES } from './kubeadm.ts';
import { KUBECONFIGS_RULES } from './kubeconfigs.ts';
import { KUBELET_RULES } from './kubelet.ts';
import { MANIFESTS_RULES } from './manifests.ts';
import { NAMES_RULES } from './names.ts';
import { OBJECTS_RULES } from './objects.ts';
import { PERMISSIONS_RULES } from './permissions.ts';
import { REQUESTS_RULES } from './requests.ts';
import { TLS_RULES } from './tls.ts';
import { TRUST_RULES } from './trust.ts';
import { USAGE_RULES } from './usage.ts';
import { VALIDITY_RULES } from './validity.ts';

/** Every rule there is, by path: one list a group. */
export const RULES: readonly Rule[] = [
  ...CONNECTIONS_RULES,
  ...FILES_RULES,
  ...ISOLATION_RULES,
  ...KEYS_RULES,
  ...KUBEADM_RULES,
  ...KUBECONFIGS_RULES,
  ...KUBELET_RULES,
  ...MANIFESTS_RULES,
  ...NAMES_RULES,
  ...OBJECTS_RULES,
  ...PERMISSIONS_RULES,
  ...REQUESTS_RULES,
  ...TLS_RULES,
  ...TRUST_RULES,
  ...USAGE_RULES,
  ...VALIDITY_RULES,
];
