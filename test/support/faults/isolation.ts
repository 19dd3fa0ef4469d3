import { privateKeyPem } from '../keyPair.ts';
import type { NodePki } from '../nodePki.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_PEER, ETCD_SERVER, type Fault, PKI } from './fault.ts';

const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const FRONT_PROXY = `${PKI}/front-proxy-client.crt`;
const KUBELET_CLIENT = `${PKI}/apiserver-kubelet-client.crt`;

/** Makes the cluster CA the CA of another domain as well, and signs its leaves with it. */
function shareClusterCa(node: NodePki, authority: string, leaves: readonly string[]): void {
  const { signer } = node.authorities.ca;
  node.setCertificate(`${PKI}/${authority}.crt`, signer);
  node.put(`${PKI}/${authority}.key`, privateKeyPem(signer.key));
  for (const path of leaves) node.replaceCertificate(path, { issuer: signer });
}

/** Trust domains that should be apart, and clients that ask in the wrong one. */
export const ISOLATION_FAULTS: readonly Fault[] = [
  {
    id: 'etcd-client-by-cluster-ca',
    title: 'apiserver-etcd-client.crt is signed by the cluster CA',
    expect: { rule: 'isolation/etcd-client-wrong-ca', file: APISERVER_MANIFEST },
    apply: (node) => void node.replaceCertificate(ETCD_CLIENT, { issuer: node.authorities.ca.signer }),
  },
  {
    id: 'front-proxy-client-by-cluster-ca',
    title: 'front-proxy-client.crt is signed by the cluster CA',
    expect: { rule: 'isolation/front-proxy-client-wrong-ca', file: APISERVER_MANIFEST },
    apply: (node) => void node.replaceCertificate(FRONT_PROXY, { issuer: node.authorities.ca.signer }),
  },
  {
    id: 'kubelet-client-by-other-ca',
    title: 'apiserver-kubelet-client.crt is signed by a CA the kubelet does not know',
    expect: {
      rule: 'isolation/kubelet-client-wrong-ca',
      file: APISERVER_MANIFEST,
    },
    apply: async (node) => void node.replaceCertificate(KUBELET_CLIENT, { issuer: await node.otherAuthority() }),
  },
  {
    id: 'etcd-ca-shared',
    title: 'the etcd CA is the cluster CA',
    expect: {
      rule: 'isolation/etcd-ca-shared',
      file: ETCD_MANIFEST,
    },
    apply: (node) => {
      const health = `${PKI}/etcd/healthcheck-client.crt`;
      shareClusterCa(node, 'etcd/ca', [ETCD_SERVER, ETCD_PEER, health, ETCD_CLIENT]);
    },
  },
  {
    id: 'front-proxy-ca-shared',
    title: 'the front-proxy CA is the cluster CA',
    expect: { rule: 'isolation/front-proxy-ca-shared', file: APISERVER_MANIFEST },
    apply: (node) => shareClusterCa(node, 'front-proxy-ca', [FRONT_PROXY]),
  },
];
