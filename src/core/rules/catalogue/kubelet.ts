import type { Rule } from '../engine/rule.ts';
import { kubeletAnonymousOn } from '../kubelet/kubelet-anonymous-on.ts';
import { kubeletAuthzAlwaysAllow } from '../kubelet/kubelet-authz-always-allow.ts';
import { kubeletBootstrapDeadEnd } from '../kubelet/kubelet-bootstrap-dead-end.ts';
import { kubeletBootstrapTokenBad } from '../kubelet/kubelet-bootstrap-token-bad.ts';
import { kubeletClientCaUnset } from '../kubelet/kubelet-client-ca-unset.ts';
import { kubeletConfigDuplicateKey } from '../kubelet/kubelet-config-duplicate-key.ts';
import { kubeletConfigWrongKind } from '../kubelet/kubelet-config-wrong-kind.ts';
import { kubeletCurrentDangling } from '../kubelet/kubelet-current-dangling.ts';
import { kubeletCurrentIncomplete } from '../kubelet/kubelet-current-incomplete.ts';
import { kubeletCurrentNewerExists } from '../kubelet/kubelet-current-newer-exists.ts';
import { kubeletCurrentNotSymlink } from '../kubelet/kubelet-current-not-symlink.ts';
import { kubeletDropinExecTwice } from '../kubelet/kubelet-dropin-exec-twice.ts';
import { kubeletDropinUnsetVariable } from '../kubelet/kubelet-dropin-unset-variable.ts';
import { kubeletEnvQuoting } from '../kubelet/kubelet-env-quoting.ts';
import { kubeletFlagOverridesConfig } from '../kubelet/kubelet-flag-overrides-config.ts';
import { kubeletKubeconfigMissing } from '../kubelet/kubelet-kubeconfig-missing.ts';
import { kubeletReadOnlyPort } from '../kubelet/kubelet-read-only-port.ts';
import { kubeletRotateOff } from '../kubelet/kubelet-rotate-off.ts';
import { kubeletServerBootstrapUnapproved } from '../kubelet/kubelet-server-bootstrap-unapproved.ts';
import { kubeletStaticPathMismatch } from '../kubelet/kubelet-static-path-mismatch.ts';
import { kubeletTlsAndBootstrap } from '../kubelet/kubelet-tls-and-bootstrap.ts';
import { kubeletTlsPairIncomplete } from '../kubelet/kubelet-tls-pair-incomplete.ts';
import { kubeletWebhookAuthnOff } from '../kubelet/kubelet-webhook-authn-off.ts';

/** The rules of the group kubelet, by path. Written by `npm run generate`. */
export const KUBELET_RULES: readonly Rule[] = [
  kubeletAnonymousOn,
  kubeletAuthzAlwaysAllow,
  kubeletBootstrapDeadEnd,
  kubeletBootstrapTokenBad,
  kubeletClientCaUnset,
  kubeletConfigDuplicateKey,
  kubeletConfigWrongKind,
  kubeletCurrentDangling,
  kubeletCurrentIncomplete,
  kubeletCurrentNewerExists,
  kubeletCurrentNotSymlink,
  kubeletDropinExecTwice,
  kubeletDropinUnsetVariable,
  kubeletEnvQuoting,
  kubeletFlagOverridesConfig,
  kubeletKubeconfigMissing,
  kubeletReadOnlyPort,
  kubeletRotateOff,
  kubeletServerBootstrapUnapproved,
  kubeletStaticPathMismatch,
  kubeletTlsAndBootstrap,
  kubeletTlsPairIncomplete,
  kubeletWebhookAuthnOff,
];
