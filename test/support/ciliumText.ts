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
