import { APISERVER, ETCD_PEER, type Fault, PKI, SCHEDULER_CONF } from './fault.ts';

const KUBELET_CLIENT = `${PKI}/apiserver-kubelet-client.crt`;

/** Certificates used for what they are not meant for. */
export const USAGE_FAULTS: readonly Fault[] = [
  {
    id: 'serving-without-server-auth',
    title: 'apiserver.crt is for clients only',
    expect: { rule: 'usage/eku-missing-server-auth', file: APISERVER },
    apply: (node) => void node.replaceCertificate(APISERVER, { extendedKeyUsage: ['clientAuth'] }),
  },
  {
    id: 'client-without-client-auth',
    title: 'apiserver-kubelet-client.crt is for servers only',
    expect: { rule: 'usage/eku-missing-client-auth', file: KUBELET_CLIENT },
    apply: (node) => void node.replaceCertificate(KUBELET_CLIENT, { extendedKeyUsage: ['serverAuth'] }),
  },
  {
    id: 'scheduler-without-client-auth',
    title: 'the certificate in scheduler.conf is for servers only',
    expect: { rule: 'usage/eku-missing-client-auth', file: SCHEDULER_CONF },
    apply: (node) => void node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: ['serverAuth'] }),
  },
  {
    id: 'etcd-peer-without-client-auth',
    title: 'etcd/peer.crt cannot dial other members',
    expect: { rule: 'usage/etcd-peer-eku-incomplete', file: ETCD_PEER },
    apply: (node) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] }),
  },
  {
    id: 'etcd-server-without-client-auth',
    title: 'etcd/server.crt cannot dial itself',
    expect: { rule: 'usage/etcd-server-eku-no-client', file: `${PKI}/etcd/server.crt` },
    apply: (node) => void node.replaceCertificate(`${PKI}/etcd/server.crt`, { extendedKeyUsage: ['serverAuth'] }),
  },
];
