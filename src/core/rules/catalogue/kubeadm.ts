import type { Rule } from '../rule.ts';

/** The rules about kubeadm's configuration, by path. */
export const KUBEADM_RULES: readonly Rule[] = [];
