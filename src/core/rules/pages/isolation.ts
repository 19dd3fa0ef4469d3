import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/isolation, by name. Written by `npm run rules:docs`. */
export const ISOLATION = {
  'etcd-ca-shared': {
    id: 'isolation/etcd-ca-shared', severity: 'warning', basis: 'should', cis: ['2.7'], explains: ['unknownAuthority'], title: 'etcd trusts the CA of the cluster',
    messages: { shared: '{etcd} trusts "{ca}", which is also the CA for clients of kube-apiserver: every cluster client certificate (kubelets, users) is accepted by etcd as full administrator.' },
  },
  'etcd-client-identity-overreach': {
    id: 'isolation/etcd-client-identity-overreach', severity: 'hint', basis: 'advice', explains: ['unknownAuthority'], title: 'A client certificate for etcd is cluster administrator too',
    messages: { master: '"{name}" is for etcd, and cluster administrator too: O=system:masters of a CA that kube-apiserver trusts for clients.' },
  },
  'etcd-client-wrong-ca': {
    id: 'isolation/etcd-client-wrong-ca', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'kube-apiserver shows etcd a certificate of another CA',
    messages: { otherCa: '`--etcd-certfile` is issued by "{issuer}", but {trusted} trusts only {list}: `remote error: tls: unknown certificate authority`; etcd logs `{error}`.' },
  },
  'front-proxy-ca-shared': {
    id: 'isolation/front-proxy-ca-shared', severity: 'error', basis: 'must', explains: ['unknownAuthority'], title: 'Front proxies and clients come from one CA',
    messages: { locksOut: '"{ca}" is the CA of front proxies and of clients. The front-proxy CA is tried first, and users are not in `--requestheader-allowed-names`: `x509: subject with cn=kubernetes-admin is not in the allowed list`, 401 for all of them.', anyone: '"{ca}" is the CA of front proxies and of clients: a client certificate may be taken for a front proxy.' },
  },
  'front-proxy-client-wrong-ca': {
    id: 'isolation/front-proxy-client-wrong-ca', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The front-proxy client is not of the front-proxy CA',
    messages: { otherCa: 'The front-proxy client is issued by "{issuer}", but {trusted} trusts only {list}: extension API servers answer 401 to all aggregated requests, with `{error}` in their logs.' },
  },
  'kubelet-client-wrong-ca': {
    id: 'isolation/kubelet-client-wrong-ca', severity: 'error', basis: 'observed', explains: ['unknownAuthority'], title: 'The kubelet does not trust the client certificate of kube-apiserver',
    messages: { otherCa: 'kube-apiserver calls the kubelet with a certificate issued by "{issuer}", but {trusted} trusts only {list}: logs, exec and port-forward answer Unauthorized, and the kubelet logs `{error}`.' },
  },
  'requestheader-ca-is-cluster-bundle': {
    id: 'isolation/requestheader-ca-is-cluster-bundle', severity: 'error', basis: 'must', explains: ['unknownAuthority'], title: 'The bundle for front proxies also holds the CA of clients',
    messages: { locksOut: 'The front-proxy trust file also trusts "{ca}", the CA of clients. Front proxies are tried first, and users are not in `--requestheader-allowed-names`: `x509: subject with cn=kubernetes-admin is not in the allowed list`, 401 for all of them.', anyone: 'The front-proxy trust file also trusts "{ca}", the CA of clients: a client certificate may be taken for a front proxy.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
