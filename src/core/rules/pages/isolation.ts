import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/isolation, by name. Written by `npm run generate`. */
export const ISOLATION = {
  'etcd-ca-shared': {
    id: 'isolation/etcd-ca-shared', severity: 'warning', basis: 'should', about: 'credential', cis: ['2.7'], title: 'etcd trusts the cluster CA',
    messages: { shared: '{etcd} trusts "{ca}", the client CA of kube-apiserver: etcd accepts every client certificate of the cluster (kubelets, users) as full administrator.' },
  },
  'etcd-client-identity-overreach': {
    id: 'isolation/etcd-client-identity-overreach', severity: 'hint', basis: 'advice', about: 'credential', title: 'etcd client certificate is also a cluster administrator',
    messages: { master: 'The etcd client "{name}" is also a cluster administrator: O=system:masters, from a CA that kube-apiserver trusts for clients.' },
  },
  'etcd-client-wrong-ca': {
    id: 'isolation/etcd-client-wrong-ca', severity: 'error', basis: 'observed', about: 'credential', title: 'kube-apiserver presents a certificate from the wrong CA to etcd',
    messages: { otherCa: 'etcd does not trust `--etcd-certfile`: it is issued by "{issuer}", but {trusted} trusts only {list}: `remote error: tls: unknown certificate authority`; etcd logs `{error}`.' },
  },
  'front-proxy-ca-shared': {
    id: 'isolation/front-proxy-ca-shared', severity: 'warning', basis: 'must', about: 'credential', whenBroken: 'error', stops: ['exits'], title: 'Front proxies and clients share a CA',
    messages: { named: '{ca} verifies both front proxies and clients: every client certificate whose CN `--requestheader-allowed-names` allows can pass as a front proxy.', anyone: '{ca} verifies both front proxies and clients. `--requestheader-allowed-names` is empty: anyone with a client certificate can act as any user.', exits: '{ca} verifies both front proxies and clients. `--requestheader-allowed-names` is empty: kube-apiserver exits: `--requestheader-client-ca-file and --client-ca-file contain overlapping certificates; --requestheader-allowed-names must be specified to ensure regular client certificates cannot set authenticating proxy headers for arbitrary users`.' },
  },
  'front-proxy-client-wrong-ca': {
    id: 'isolation/front-proxy-client-wrong-ca', severity: 'error', basis: 'observed', about: 'credential', title: 'Front-proxy client certificate is not from the front-proxy CA',
    messages: { otherCa: 'Extension API servers do not trust the front-proxy client certificate: it is issued by "{issuer}", but {trusted} trusts only {list}. Extension API servers answer 401 to all aggregated requests and log `{error}`.', asUser: 'Extension API servers do not trust the front-proxy client certificate: it is issued by "{issuer}", the client CA, but {trusted} trusts only {list}. Extension API servers take kube-apiserver for the user "{user}", ignore on whose behalf it asks, and answer 403 to all aggregated requests.' },
  },
  'kubelet-client-wrong-ca': {
    id: 'isolation/kubelet-client-wrong-ca', severity: 'error', basis: 'observed', about: 'credential', title: 'The kubelet does not trust the client certificate of kube-apiserver',
    messages: { otherCa: 'The kubelet does not trust the client certificate of kube-apiserver: it is issued by "{issuer}", but {trusted} trusts only {list}. Logs, exec and port-forward fail with Unauthorized, and the kubelet logs `{error}`.' },
  },
  'requestheader-ca-is-cluster-bundle': {
    id: 'isolation/requestheader-ca-is-cluster-bundle', severity: 'warning', basis: 'must', about: 'credential', whenBroken: 'error', stops: ['exits'], title: 'Front-proxy CA bundle also contains the client CA',
    messages: { named: 'The front-proxy CA bundle also contains "{ca}", the client CA: every client certificate whose CN `--requestheader-allowed-names` allows can pass as a front proxy.', anyone: 'The front-proxy CA bundle also contains "{ca}", the client CA. `--requestheader-allowed-names` is empty: anyone with a client certificate can act as any user.', exits: 'The front-proxy CA bundle also contains "{ca}", the client CA. `--requestheader-allowed-names` is empty: kube-apiserver exits: `--requestheader-client-ca-file and --client-ca-file contain overlapping certificates; --requestheader-allowed-names must be specified to ensure regular client certificates cannot set authenticating proxy headers for arbitrary users`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
