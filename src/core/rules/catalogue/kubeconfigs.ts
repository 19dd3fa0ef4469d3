import type { Rule } from '../engine/rule.ts';
import { componentKubeconfigUsesLb } from '../kubeconfigs/component-kubeconfig-uses-lb.ts';
import { kubeconfigBadBase64 } from '../kubeconfigs/kubeconfig-bad-base64.ts';
import { kubeconfigBasicAuth } from '../kubeconfigs/kubeconfig-basic-auth.ts';
import { kubeconfigCaIsLeaf } from '../kubeconfigs/kubeconfig-ca-is-leaf.ts';
import { kubeconfigCaNotIssuer } from '../kubeconfigs/kubeconfig-ca-not-issuer.ts';
import { kubeconfigClientCertUntrusted } from '../kubeconfigs/kubeconfig-client-cert-untrusted.ts';
import { kubeconfigClientHalf } from '../kubeconfigs/kubeconfig-client-half.ts';
import { kubeconfigDanglingContext } from '../kubeconfigs/kubeconfig-dangling-context.ts';
import { kubeconfigDataAndFile } from '../kubeconfigs/kubeconfig-data-and-file.ts';
import { kubeconfigDataDoubleEncoded } from '../kubeconfigs/kubeconfig-data-double-encoded.ts';
import { kubeconfigDataIsPath } from '../kubeconfigs/kubeconfig-data-is-path.ts';
import { kubeconfigDataIsRawPem } from '../kubeconfigs/kubeconfig-data-is-raw-pem.ts';
import { kubeconfigDataNoPem } from '../kubeconfigs/kubeconfig-data-no-pem.ts';
import { kubeconfigDuplicateName } from '../kubeconfigs/kubeconfig-duplicate-name.ts';
import { kubeconfigFileHoldsBase64 } from '../kubeconfigs/kubeconfig-file-holds-base64.ts';
import { kubeconfigFileMissing } from '../kubeconfigs/kubeconfig-file-missing.ts';
import { kubeconfigInsecure } from '../kubeconfigs/kubeconfig-insecure.ts';
import { kubeconfigInsecureAndCa } from '../kubeconfigs/kubeconfig-insecure-and-ca.ts';
import { kubeconfigNoCa } from '../kubeconfigs/kubeconfig-no-ca.ts';
import { kubeconfigNoCredentials } from '../kubeconfigs/kubeconfig-no-credentials.ts';
import { kubeconfigNoCurrentContext } from '../kubeconfigs/kubeconfig-no-current-context.ts';
import { kubeconfigNoServer } from '../kubeconfigs/kubeconfig-no-server.ts';
import { kubeconfigRedacted } from '../kubeconfigs/kubeconfig-redacted.ts';
import { kubeconfigServerPort } from '../kubeconfigs/kubeconfig-server-port.ts';
import { kubeconfigServerScheme } from '../kubeconfigs/kubeconfig-server-scheme.ts';
import { kubeconfigServerWildcardHost } from '../kubeconfigs/kubeconfig-server-wildcard-host.ts';
import { kubeconfigStaleCopy } from '../kubeconfigs/kubeconfig-stale-copy.ts';
import { kubeconfigSuperAdminPresent } from '../kubeconfigs/kubeconfig-super-admin-present.ts';
import { kubeconfigTlsServerName } from '../kubeconfigs/kubeconfig-tls-server-name.ts';
import { kubeconfigTokenExpired } from '../kubeconfigs/kubeconfig-token-expired.ts';
import { kubeconfigTwoAuthMethods } from '../kubeconfigs/kubeconfig-two-auth-methods.ts';
import { kubeletConfEmbedded } from '../kubeconfigs/kubelet-conf-embedded.ts';

/** The rules of the group kubeconfigs, by path. Written by `npm run generate`. */
export const KUBECONFIGS_RULES: readonly Rule[] = [
  componentKubeconfigUsesLb,
  kubeconfigBadBase64,
  kubeconfigBasicAuth,
  kubeconfigCaIsLeaf,
  kubeconfigCaNotIssuer,
  kubeconfigClientCertUntrusted,
  kubeconfigClientHalf,
  kubeconfigDanglingContext,
  kubeconfigDataAndFile,
  kubeconfigDataDoubleEncoded,
  kubeconfigDataIsPath,
  kubeconfigDataIsRawPem,
  kubeconfigDataNoPem,
  kubeconfigDuplicateName,
  kubeconfigFileHoldsBase64,
  kubeconfigFileMissing,
  kubeconfigInsecure,
  kubeconfigInsecureAndCa,
  kubeconfigNoCa,
  kubeconfigNoCredentials,
  kubeconfigNoCurrentContext,
  kubeconfigNoServer,
  kubeconfigRedacted,
  kubeconfigServerPort,
  kubeconfigServerScheme,
  kubeconfigServerWildcardHost,
  kubeconfigStaleCopy,
  kubeconfigSuperAdminPresent,
  kubeconfigTlsServerName,
  kubeconfigTokenExpired,
  kubeconfigTwoAuthMethods,
  kubeletConfEmbedded,
];
