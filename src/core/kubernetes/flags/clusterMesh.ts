import type { ComponentName } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/';

/** The flags of the etcd in the pod of clustermesh-apiserver that concern its clients. */
export const CLUSTER_MESH_ETCD_FLAGS = flagRows('clustermesh-etcd', URL, [
  {
    name: 'cert-file',
    side: 'listens clustermesh',
    role: 'certificate',
    pair: 'key-file',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate that the etcd of Cluster Mesh presents.'),
    agreesWith: phrase('Its SANs must cover 127.0.0.1, the Service clustermesh-apiserver and *.mesh.cilium.io.'),
  },
  {
    name: 'key-file',
    side: 'listens clustermesh',
    role: 'privateKey',
    pair: 'cert-file',
    summary: phrase('Private key of the serving certificate.'),
  },
  {
    name: 'trusted-ca-file',
    side: 'listens clustermesh',
    role: 'trustBundle',
    summary: phrase('CA by which the etcd of Cluster Mesh verifies its clients.'),
    agreesWith: phrase('It must contain the issuers of the client certificates, also of those of other clusters.'),
  },
]);

/** The settings of its clients, in the file of each (cilium/cilium, clustermesh-apiserver/etcd-config.yaml, and the Secret cilium-clustermesh). */
const clientFlags = (component: ComponentName) =>
  flagRows(component, URL, [
    {
      name: 'trusted-ca-file',
      side: 'connects clustermesh',
      role: 'trustBundle',
      summary: phrase('CA by which the etcd of Cluster Mesh is verified.'),
      agreesWith: phrase('It must contain the issuer of the etcd’s --cert-file.'),
      whenOmitted: phrase('The system root CAs are used.'),
    },
    {
      name: 'cert-file',
      side: 'connects clustermesh',
      role: 'certificate',
      pair: 'key-file',
      purposes: ['clientAuth'],
      summary: phrase('Client certificate for the etcd of Cluster Mesh.'),
      agreesWith: phrase('The etcd’s --trusted-ca-file must contain its issuer.'),
    },
    {
      name: 'key-file',
      side: 'connects clustermesh',
      role: 'privateKey',
      pair: 'cert-file',
      summary: phrase('Private key of the client certificate.'),
    },
    { name: 'endpoints', role: 'urls', type: 'list', summary: phrase('The etcd of Cluster Mesh to connect to.') },
  ]);

export const CLUSTER_MESH_CLIENT_FLAGS = [clientFlags('clustermesh-apiserver'), clientFlags('cilium-clustermesh')];
