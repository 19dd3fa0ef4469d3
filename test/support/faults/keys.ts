import { key, publicKeyPem, rsaPublicKeyPem } from '../keyPair.ts';
import type { NodePki } from '../nodePki.ts';
import {
  APISERVER,
  APISERVER_MANIFEST,
  type Fault,
  KUBELET_CURRENT,
  KUBELET_DATED,
  MANIFESTS,
  PKI,
  SCHEDULER_CONF,
} from './fault.ts';

const stray = (node: NodePki) => key('stray', node.settings.keyAlgorithm);

/** Keys that do not belong to their certificates. */
export const KEY_FAULTS: readonly Fault[] = [
  {
    id: 'apiserver-key-mismatch',
    title: 'apiserver.key belongs to another certificate',
    expect: { rule: 'keys/cert-key-mismatch', file: APISERVER_MANIFEST },
    apply: async (node) => node.setKey(APISERVER, await stray(node)),
  },
  {
    id: 'kubeconfig-key-mismatch',
    title: 'client-key-data of scheduler.conf belongs to another certificate',
    expect: { rule: 'keys/kubeconfig-key-mismatch', file: SCHEDULER_CONF },
    apply: async (node) => node.setKey(SCHEDULER_CONF, await stray(node)),
  },
  {
    id: 'kubelet-key-mismatch',
    title: 'the key in kubelet-client-current.pem belongs to another certificate',
    expect: { rule: 'keys/current-pem-key-mismatch', file: KUBELET_DATED },
    apply: async (node) => node.setKey(KUBELET_CURRENT, await key('stray')),
  },
  {
    id: 'sa-pair-mismatch',
    title: 'sa.pub is not the public half of sa.key',
    expect: { rule: 'keys/sa-pair-mismatch', file: APISERVER_MANIFEST },
    apply: async (node) => node.put(`${PKI}/sa.pub`, publicKeyPem(await stray(node))),
  },
  {
    id: 'sa-pub-pkcs1',
    title: 'sa.pub is an RSA PUBLIC KEY block',
    expect: { rule: 'keys/sa-key-unsupported', file: `${PKI}/sa.pub` },
    apply: async (node) => node.put(`${PKI}/sa.pub`, rsaPublicKeyPem(await key('sa', 'RSA-2048'))),
  },
  {
    id: 'ca-key-mismatch',
    title: 'ca.key does not belong to ca.crt',
    expect: {
      rule: 'keys/ca-key-mismatch',
      file: `${MANIFESTS}/kube-controller-manager.yaml`,
    },
    apply: async (node) => node.setKey(`${PKI}/ca.crt`, await stray(node)),
  },
  {
    id: 'rsa-key-small',
    title: 'front-proxy-client.crt has a key of 1024 bits',
    expect: {
      rule: 'keys/rsa-key-small',
      file: `${PKI}/front-proxy-client.crt`,
    },
    apply: async (node) => {
      node.reissue(`${PKI}/front-proxy-client.crt`, { key: await key('small', 'RSA-1024') });
    },
  },
];
