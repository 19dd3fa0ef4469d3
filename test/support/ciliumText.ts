import type { IssuedCertificate } from './certificates.ts';
import { privateKeyPem } from './keyPair.ts';
import { base64 } from './pem.ts';

/** A Secret as Cilium's chart and certgen write it. */
export function ciliumSecret(name: string, authority: IssuedCertificate, leaf: IssuedCertificate): string {
  return `---
apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: kube-system}
type: kubernetes.io/tls
data:
  ca.crt: ${base64(authority.pem)}
  tls.crt: ${base64(leaf.pem)}
  tls.key: ${base64(privateKeyPem(leaf.key))}
`;
}

/** The chart’s ConfigMap and DaemonSet for the agents, with their settings for Hubble. */
export const HUBBLE_AGENT = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: cilium-config, namespace: kube-system}
data:
  cluster-name: default
  kvstore: ""
  enable-hubble: "true"
  hubble-socket-path: "/var/run/cilium/hubble.sock"
  hubble-listen-address: ":4244"
  hubble-disable-tls: "false"
  hubble-tls-cert-file: /var/lib/cilium/tls/hubble/server.crt
  hubble-tls-key-file: /var/lib/cilium/tls/hubble/server.key
  hubble-tls-client-ca-files: /var/lib/cilium/tls/hubble/client-ca.crt
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: cilium, namespace: kube-system}
spec:
  template:
    metadata: {labels: {k8s-app: cilium}}
    spec:
      initContainers:
      - {name: config, image: quay.io/cilium/cilium:v1.18.1, command: [cilium-dbg, build-config]}
      containers:
      - name: cilium-agent
        image: quay.io/cilium/cilium:v1.18.1
        command: [cilium-agent]
        args: [--config-dir=/tmp/cilium/config-map]
        volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: hubble-tls, mountPath: /var/lib/cilium/tls/hubble, readOnly: true}
      hostNetwork: true
      volumes:
      - {name: tmp, emptyDir: {}}
      - name: hubble-tls
        projected:
          defaultMode: 0400
          sources:
          - secret:
              name: hubble-server-certs
              optional: true
              items: [{key: tls.crt, path: server.crt}, {key: tls.key, path: server.key}, {key: ca.crt, path: client-ca.crt}]
`;

/** The chart’s ConfigMap and Deployment of Hubble Relay. */
export const HUBBLE_RELAY = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: hubble-relay-config, namespace: kube-system}
data:
  config.yaml: |
    cluster-name: default
    peer-service: "hubble-peer.kube-system.svc.cluster.local.:443"
    listen-address: :4245
    retry-timeout:
    tls-hubble-client-cert-file: /var/lib/hubble-relay/tls/client.crt
    tls-hubble-client-key-file: /var/lib/hubble-relay/tls/client.key
    tls-hubble-server-ca-files: /var/lib/hubble-relay/tls/hubble-server-ca.crt
    disable-server-tls: true
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: hubble-relay, namespace: kube-system}
spec:
  template:
    metadata: {labels: {k8s-app: hubble-relay}}
    spec:
      containers:
      - name: hubble-relay
        image: quay.io/cilium/hubble-relay:v1.18.1
        command: [hubble-relay]
        args: [serve]
        volumeMounts:
        - {name: config, mountPath: /etc/hubble-relay, readOnly: true}
        - {name: tls, mountPath: /var/lib/hubble-relay/tls, readOnly: true}
      volumes:
      - name: config
        configMap: {name: hubble-relay-config, items: [{key: config.yaml, path: config.yaml}]}
      - name: tls
        projected:
          defaultMode: 0400
          sources:
          - secret:
              name: hubble-relay-client-certs
              items: [{key: tls.crt, path: client.crt}, {key: tls.key, path: client.key}, {key: ca.crt, path: hubble-server-ca.crt}]
`;

/** The chart’s Deployment of clustermesh-apiserver. */
export const CLUSTER_MESH = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: clustermesh-apiserver, namespace: kube-system}
spec:
  template:
    metadata: {labels: {app.kubernetes.io/name: clustermesh-apiserver, k8s-app: clustermesh-apiserver}}
    spec:
      initContainers:
      - {name: etcd-init, image: quay.io/cilium/clustermesh-apiserver:v1.18.1, command: [/usr/bin/clustermesh-apiserver], args: [etcdinit]}
      containers:
      - name: etcd
        image: quay.io/cilium/clustermesh-apiserver:v1.18.1
        command: [/usr/bin/etcd]
        args:
        - --data-dir=/var/run/etcd
        - --name=clustermesh-apiserver
        - --client-cert-auth
        - --trusted-ca-file=/var/lib/etcd-secrets/ca.crt
        - --cert-file=/var/lib/etcd-secrets/tls.crt
        - --key-file=/var/lib/etcd-secrets/tls.key
        - --listen-client-urls=https://127.0.0.1:2379,https://[$(HOSTNAME_IP)]:2379
        - --advertise-client-urls=https://[$(HOSTNAME_IP)]:2379
        - --initial-cluster-token=clustermesh-apiserver
        env:
        - {name: ETCDCTL_API, value: "3"}
        - {name: HOSTNAME_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
        volumeMounts:
        - {name: etcd-server-secrets, mountPath: /var/lib/etcd-secrets, readOnly: true}
        - {name: etcd-data-dir, mountPath: /var/run/etcd}
      - name: apiserver
        image: quay.io/cilium/clustermesh-apiserver:v1.18.1
        command: [/usr/bin/clustermesh-apiserver]
        args: [clustermesh, --cluster-name=$(CLUSTER_NAME), --kvstore-opt=etcd.config=/var/lib/cilium/etcd-config.yaml]
        volumeMounts:
        - {name: etcd-admin-client, mountPath: /var/lib/cilium/etcd-secrets, readOnly: true}
      - name: kvstoremesh
        image: quay.io/cilium/clustermesh-apiserver:v1.18.1
        command: [/usr/bin/clustermesh-apiserver]
        args: [kvstoremesh, --kvstore-opt=etcd.config=/var/lib/cilium/etcd-config.yaml]
        volumeMounts:
        - {name: etcd-admin-client, mountPath: /var/lib/cilium/etcd-secrets, readOnly: true}
      volumes:
      - name: etcd-server-secrets
        projected:
          defaultMode: 0400
          sources:
          - secret:
              name: clustermesh-apiserver-server-cert
              items: [{key: tls.crt, path: tls.crt}, {key: tls.key, path: tls.key}, {key: ca.crt, path: ca.crt}]
      - name: etcd-admin-client
        projected:
          defaultMode: 0400
          sources:
          - secret:
              name: clustermesh-apiserver-admin-cert
              items: [{key: tls.crt, path: tls.crt}, {key: tls.key, path: tls.key}, {key: ca.crt, path: ca.crt}]
      - {name: etcd-data-dir, emptyDir: {}}
`;

/** The DaemonSet of the agents with the chart’s volume for Cluster Mesh, and the Secret with the file for each other cluster. */
export function meshAgents(endpoints: Readonly<Record<string, string>>): string {
  const files = Object.entries(endpoints).map(([cluster, endpoint]) => {
    const prefix = '/var/lib/cilium/clustermesh/local-etcd-client';
    const text = `endpoints:\n- ${endpoint}\ntrusted-ca-file: ${prefix}-ca.crt\nkey-file: ${prefix}.key\ncert-file: ${prefix}.crt\n`;
    return `  ${cluster}: ${base64(text)}\n`;
  });
  const mount = '        - {name: clustermesh-secrets, mountPath: /var/lib/cilium/clustermesh, readOnly: true}\n';
  const volume = `      - name: clustermesh-secrets
        projected:
          defaultMode: 0400
          sources:
          - secret: {name: cilium-clustermesh, optional: true}
          - secret:
              name: clustermesh-apiserver-local-cert
              optional: true
              items: [{key: tls.key, path: local-etcd-client.key}, {key: tls.crt, path: local-etcd-client.crt}, {key: ca.crt, path: local-etcd-client-ca.crt}]
`;
  const agents = HUBBLE_AGENT.replace('      hostNetwork: true\n', `${mount}      hostNetwork: true\n`);
  return `---
apiVersion: v1
kind: Secret
metadata: {name: cilium-clustermesh, namespace: kube-system}
data:
${files.join('')}${agents}${volume}`;
}
