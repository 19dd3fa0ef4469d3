import type { KeyObject } from 'node:crypto';
import { authority } from '../../support/apiObjects.ts';
import { privateKeyPem } from '../../support/keyPair.ts';
import { OUTSIDE } from '../../support/strayLinks.ts';

/** The files next to the inspected folder; each holds the marker or the key, and nothing may show either. */
export interface Outside {
  readonly marker: string;
  readonly key: KeyObject;
  /** By path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Its files have the names that links are drawn to, each in a folder and in one below. */
export async function outsideFiles(): Promise<Outside> {
  const ca = await authority(OUTSIDE);
  const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{name: ${OUTSIDE}, cluster: {server: "https://${OUTSIDE}:6443"}}]
users: [{name: ${OUTSIDE}, user: {token: ${OUTSIDE}}}]
contexts: [{name: ${OUTSIDE}, context: {cluster: ${OUTSIDE}, user: ${OUTSIDE}}}]
current-context: ${OUTSIDE}
`;
  const pod = `apiVersion: v1
kind: Pod
metadata: {name: ${OUTSIDE}}
spec: {containers: [{name: kube-apiserver, command: [kube-apiserver, --client-ca-file=/${OUTSIDE}.crt]}]}
`;
  const texts: Readonly<Record<string, string>> = {
    'a.crt': ca.pem,
    'b.pem': ca.pem,
    'c.key': privateKeyPem(ca.key),
    'admin.conf': kubeconfig,
    config: kubeconfig,
    'kube-apiserver.yaml': pod,
    'kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet --client-ca-file=/${OUTSIDE}.crt\n`,
    'x.env': `ETCD_NAME=${OUTSIDE}\nETCD_CERT_FILE=/${OUTSIDE}.crt\n`,
  };
  const files = new Map(
    Object.entries(texts).flatMap(([name, text]) =>
      ['', 'd/', 'manifests/'].map((path) => [path + name, text] as const),
    ),
  );
  return { marker: OUTSIDE, key: ca.key.privateKey, files };
}
