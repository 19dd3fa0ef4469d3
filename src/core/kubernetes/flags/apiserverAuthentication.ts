import { phrase } from '../../model/text/text.ts';
import { enhancement, from, kubernetesChangelog, kubernetesPull } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** How kube-apiserver finds out who a caller is and what it may do. */
export const APISERVER_AUTHENTICATION_FLAGS: readonly FlagRow[] = [
  {
    name: 'client-ca-file',
    side: 'listens api',
    role: 'trustBundle',
    summary: phrase('CAs that sign client certificates: the CN is the user, each O a group.'),
    agreesWith: phrase(
      'It must contain the issuer of every kubeconfig’s client certificate and the controller manager’s --cluster-signing-cert-file.',
    ),
    whenOmitted: phrase('No client certificate is accepted; the answer is 401 Unauthorized.'),
    cis: '1.2.25',
  },
  {
    name: 'requestheader-client-ca-file',
    side: 'listens aggregation',
    role: 'trustBundle',
    summary: phrase('CA of the front proxies whose X-Remote-User headers are trusted.'),
    agreesWith: phrase('It must contain the issuer of --proxy-client-cert-file and differ from --client-ca-file.'),
    whenOmitted: phrase('The aggregation layer cannot authenticate users.'),
  },
  {
    name: 'requestheader-allowed-names',
    role: 'names',
    type: 'list',
    summary: phrase('Common names that a front proxy may have; an empty value allows any name signed by the CA.'),
    agreesWith: phrase('It must include the CN of --proxy-client-cert-file.'),
  },
  {
    name: 'requestheader-username-headers',
    role: 'names',
    type: 'list',
    summary: phrase('Request headers that carry the user name.'),
  },
  {
    name: 'requestheader-group-headers',
    role: 'names',
    type: 'list',
    summary: phrase('Request headers that carry the groups.'),
  },
  {
    name: 'requestheader-extra-headers-prefix',
    role: 'names',
    type: 'list',
    summary: phrase('Prefixes of request headers that carry extra user attributes.'),
  },
  {
    name: 'requestheader-uid-headers',
    versions: from(32, kubernetesChangelog('1.32')),
    role: 'names',
    type: 'list',
    summary: phrase('Request headers that carry the user’s UID.'),
  },
  {
    name: 'oidc-issuer-url',
    role: 'text',
    summary: phrase('OpenID Connect issuer whose tokens authenticate users; https only.'),
    agreesWith: phrase(
      'Its certificate must verify against --oidc-ca-file, or against the host’s root CAs if the flag is not set.',
    ),
  },
  {
    name: 'oidc-ca-file',
    role: 'trustBundle',
    summary: phrase('CAs used to verify the OpenID Connect issuer’s serving certificate.'),
    agreesWith: phrase('It must contain the issuer of the certificate that --oidc-issuer-url presents.'),
    whenOmitted: phrase('The host’s root CAs are used.'),
  },
  {
    name: 'anonymous-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether requests without credentials are allowed as system:anonymous.'),
    cis: '1.2.1',
  },
  {
    name: 'enable-bootstrap-token-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether bootstrap tokens can authenticate joining kubelets.'),
  },
  { name: 'token-auth-file', role: 'file', summary: phrase('Static bearer tokens in plain text.'), cis: '1.2.2' },
  {
    name: 'authorization-mode',
    role: 'names',
    type: 'list',
    summary: phrase('How requests are authorized; kubeadm: Node,RBAC.'),
    cis: '1.2.6',
  },
  {
    name: 'authentication-config',
    versions: from(29, kubernetesPull(119142)),
    role: 'file',
    summary: phrase('Structured authentication configuration.'),
  },
  {
    name: 'authorization-config',
    versions: from(29, enhancement(3221)),
    role: 'file',
    summary: phrase('Structured authorization configuration.'),
  },
  {
    name: 'openshift-config',
    role: 'file',
    summary: phrase('The OpenShift configuration; its settings take precedence over the command line.'),
  },
  {
    name: 'authentication-token-webhook-config-file',
    role: 'file',
    summary: phrase('Connection to the token review webhook, in kubeconfig format.'),
  },
  {
    name: 'authorization-webhook-config-file',
    role: 'file',
    summary: phrase('Connection to the authorization webhook, in kubeconfig format.'),
  },
];
