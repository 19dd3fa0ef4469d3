import { CONNECTIONS_RULES } from './catalogue/connections.ts';
import { FILES_RULES } from './catalogue/files.ts';
import { ISOLATION_RULES } from './catalogue/isolation.ts';
import { KEYS_RULES } from './catalogue/keys.ts';
import { KUBEADM_RULES } from './catalogue/kubeadm.ts';
import { KUBECONFIGS_RULES } from './catalogue/kubeconfigs.ts';
import { KUBELET_RULES } from './catalogue/kubelet.ts';
import { MANIFESTS_RULES } from './catalogue/manifests.ts';
import { NAMES_RULES } from './catalogue/names.ts';
import { OBJECTS_RULES } from './catalogue/objects.ts';
import { PERMISSIONS_RULES } from './catalogue/permissions.ts';
import { REQUESTS_RULES } from './catalogue/requests.ts';
import { TLS_RULES } from './catalogue/tls.ts';
import { TRUST_RULES } from './catalogue/trust.ts';
import { USAGE_RULES } from './catalogue/usage.ts';
import { VALIDITY_RULES } from './catalogue/validity.ts';
import type { Rule } from './rule.ts';

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
