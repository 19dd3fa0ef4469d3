import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The flags of metrics-server that concern the PKI (kubernetes-sigs/metrics-server, README and cmd/metrics-server/app/options). */
export const METRICS_SERVER_FLAGS = flagRows(
  'metrics-server',
  'https://github.com/kubernetes-sigs/metrics-server#configuration',
  [
    {
      name: 'kubelet-certificate-authority',
      side: 'connects kubelet',
      role: 'trustBundle',
      summary: phrase('CA by which metrics-server verifies kubelets.'),
      agreesWith: phrase('It must contain the issuer of each kubelet’s serving certificate.'),
      whenOmitted: phrase('The CA that the cluster publishes to pods is used.'),
    },
    {
      name: 'kubelet-client-certificate',
      side: 'connects kubelet',
      role: 'certificate',
      pair: 'kubelet-client-key',
      purposes: ['clientAuth'],
      summary: phrase('Client certificate that metrics-server presents to kubelets.'),
      agreesWith: phrase('Each kubelet’s clientCAFile must contain its issuer.'),
      whenOmitted: phrase('Only the token of its service account is presented.'),
    },
    {
      name: 'kubelet-client-key',
      side: 'connects kubelet',
      role: 'privateKey',
      pair: 'kubelet-client-certificate',
      summary: phrase('Private key of the client certificate.'),
    },
    {
      name: 'kubelet-insecure-tls',
      role: 'switch',
      type: 'boolean',
      summary: phrase('metrics-server does not verify kubelets. It is meant for tests.'),
    },
    {
      name: 'kubelet-preferred-address-types',
      role: 'text',
      type: 'list',
      summary: phrase('Types of a Node’s addresses by which metrics-server connects, the first one that the Node has.'),
      agreesWith: phrase('The SANs of each kubelet’s serving certificate must cover the address.'),
    },
    {
      name: 'deprecated-kubelet-completely-insecure',
      role: 'switch',
      type: 'boolean',
      summary: phrase('metrics-server uses plain HTTP, without authentication.'),
    },
    {
      name: 'kubeconfig',
      role: 'kubeconfig',
      summary: phrase('Kubeconfig by which metrics-server connects to the API server and verifies kubelets.'),
      whenOmitted: phrase('The token of its service account and the CA that the cluster publishes to pods are used.'),
    },
    {
      name: 'tls-cert-file',
      side: 'listens aggregation',
      role: 'certificate',
      pair: 'tls-private-key-file',
      purposes: ['serverAuth'],
      summary: phrase('Serving certificate of metrics-server.'),
      agreesWith: phrase('The caBundle of the APIService v1beta1.metrics.k8s.io must contain its issuer.'),
      whenOmitted: phrase('A self-signed certificate is created in --cert-dir.'),
    },
    {
      name: 'tls-private-key-file',
      side: 'listens aggregation',
      role: 'privateKey',
      pair: 'tls-cert-file',
      summary: phrase('Private key of the serving certificate.'),
    },
    {
      name: 'requestheader-client-ca-file',
      side: 'listens aggregation',
      role: 'trustBundle',
      summary: phrase('CA by which metrics-server verifies kube-apiserver as a front proxy.'),
      agreesWith: phrase('It must contain the issuer of kube-apiserver’s --proxy-client-cert-file.'),
      whenOmitted: phrase('The CA that kube-apiserver publishes is used.'),
    },
    {
      name: 'client-ca-file',
      role: 'trustBundle',
      summary: phrase('CA by which metrics-server verifies other clients.'),
      whenOmitted: phrase('The CA that kube-apiserver publishes is used.'),
    },
  ],
);
