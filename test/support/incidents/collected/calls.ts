import {
  apiServiceText,
  authority,
  calls,
  crdText,
  pairData,
  secretText,
  serving,
  webhookText,
} from '../../apiObjects.ts';
import { base64 } from '../../pem.ts';
import { type Incident, nodeWith } from '../incident.ts';
import type { CollectedIncident } from './collected.ts';

const UNTRUSTED = 'x509: certificate signed by unknown authority';

/** An object with a bundle of another CA than the one that issued the certificate of the server it names. */
const byOldCa =
  (object: (caBundle: string) => string, [name, namespace]: readonly [string, string]): Incident['files'] =>
  async () => {
    const leaf = await serving(await authority('current CA'), [`${name}.${namespace}.svc`]);
    const earlier = await authority('earlier CA');
    return nodeWith((node) => {
      node.put('object.yaml', object(base64(earlier.pem)));
      node.put('secret.yaml', secretText({ name: `${name}-tls`, namespace, data: pairData(leaf) }));
    });
  };

const CERT_MANAGER = ['cert-manager-webhook', 'cert-manager'] as const;
const WEBHOOK = ['webhook-service', 'default'] as const;
const METRICS = ['metrics-server', 'kube-system'] as const;

const ENCRYPTION = `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - kms: {apiVersion: v2, name: barbican, endpoint: unix:///var/lib/kms/kms.sock}
  - identity: {}
`;

/** Incidents of kube-apiserver as a client of webhooks, extension API servers and KMS plugins, as it and others print them. */
export const CALLS: Readonly<Record<string, CollectedIncident>> = {
  conversionByOldCa: {
    source: 'cert-manager/cert-manager#3430',
    lines: [
      `E1030 22:08:24.509850       1 reflector.go:127] external/io_k8s_client_go/tools/cache/reflector.go:156: Failed to watch *v1.Certificate: failed to list *v1.Certificate: conversion webhook for cert-manager.io/v1alpha2, Kind=Certificate failed: Post https://cert-manager-webhook.cert-manager.svc:443/convert?timeout=30s: ${UNTRUSTED}`,
      `Error from server: conversion webhook for cert-manager.io/v1alpha2, Kind=Certificate failed: Post "https://cert-manager-webhook.cert-manager.svc:443/convert?timeout=30s": tls: failed to verify certificate: ${UNTRUSTED}`,
    ],
    files: byOldCa((caBundle) => crdText(calls(...CERT_MANAGER, caBundle)), CERT_MANAGER),
    answer: {
      ends: ['kube-apiserver', 'the webhook'],
      finding: 'objects/webhook-cabundle-not-issuer object.yaml',
      certificate: 'secret.yaml',
    },
  },
  admissionByOldCa: {
    source: 'dowjones/k8s-webhook#1',
    lines: [
      `dispatcher.go:72] Failed calling webhook, failing closed policy.example.com: failed calling admission webhook "policy.example.com": Post https://webhook-service.default.svc:443/mutate?timeout=30s: ${UNTRUSTED}`,
      `E0601 12:00:00.000000       1 replica_set.go:590] "Unhandled Error" err="sync \\"default/test\\" failed with Internal error occurred: failed calling webhook \\"policy.example.com\\": failed to call webhook: Post \\"https://webhook-service.default.svc:443/mutate?timeout=30s\\": tls: failed to verify certificate: ${UNTRUSTED}"`,
      `Jun 01 12:00:00 cp-1 kube-controller-manager[812]: E0601 12:00:00.000000     812 replica_set.go:450] Sync "default/test" failed with Internal error occurred: failed calling webhook "policy.example.com": Post https://webhook-service.default.svc:443/mutate?timeout=30s: ${UNTRUSTED}`,
    ],
    files: byOldCa((caBundle) => webhookText({ config: calls(...WEBHOOK, caBundle) }), WEBHOOK),
    answer: {
      ends: ['kube-apiserver', 'the webhook'],
      finding: 'objects/webhook-cabundle-not-issuer object.yaml',
      certificate: 'secret.yaml',
    },
  },
  metricsUnavailable: {
    source: 'kubernetes-sigs/metrics-server#319',
    lines: [
      'error: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
      'error: Metrics API not available',
      'Error from server (ServiceUnavailable): the server is currently unable to handle the request (get nodes.metrics.k8s.io)',
    ],
    files: byOldCa(
      (caBundle) =>
        apiServiceText([`service: { name: ${METRICS[0]}, namespace: ${METRICS[1]} }`, `caBundle: ${caBundle}`]),
      METRICS,
    ),
    answer: {
      ends: ['kube-apiserver', null],
      finding: 'objects/apiservice-cabundle-not-issuer object.yaml',
      certificate: 'secret.yaml',
    },
  },
  socketNotMounted: {
    source: 'kubernetes/cloud-provider-openstack#1313',
    lines: [
      'E1113 22:20:41.715033       1 grpc_service.go:76] failed to create connection to unix socket: /var/lib/kms/kms.sock, error: dial unix /var/lib/kms/kms.sock: connect: no such file or directory',
      'E0601 12:00:00.000000       1 config.go:800] "kms plugin failed health check probe" err="rpc error: code = DeadlineExceeded desc = latest balancer error: connection error: desc = \\"transport: Error while dialing: dial unix /var/lib/kms/kms.sock: connect: connection refused\\"" name="barbican"',
    ],
    files: () =>
      nodeWith((node) => {
        node.put('etc/kubernetes/pki/encryption.yaml', ENCRYPTION);
        node.replaceFlag('kube-apiserver', 'encryption-provider-config', '/etc/kubernetes/pki/encryption.yaml');
      }),
    answer: {
      ends: ['kube-apiserver', null],
      finding: 'manifests/encryption-kms-unusable etc/kubernetes/pki/encryption.yaml',
      says: /cannot reach the program behind the socket \/var\/lib\/kms\/kms\.sock/,
    },
  },
  anotherSocket: {
    source: 'kubernetes/kubernetes#122180',
    lines: [
      'E0601 12:00:00.000000    1234 run.go:72] "command failed" err="failed to run Kubelet: validate service connection: rpc error: code = Unavailable desc = connection error: desc = \\"transport: Error while dialing: dial unix /var/run/docker/containerd/containerd.sock: connect: no such file or directory\\""',
    ],
    files: () =>
      nodeWith((node) => {
        node.put('etc/kubernetes/pki/encryption.yaml', ENCRYPTION);
        node.replaceFlag('kube-apiserver', 'encryption-provider-config', '/etc/kubernetes/pki/encryption.yaml');
      }),
    answer: { ends: ['the kubelet', null], says: /containerd\.sock/ },
  },
};
