import { authority, NOW } from '../../support/apiObjects.ts';
import { gzipped, tarOf } from '../../support/archives/tarOf.ts';
import { buildNode, type NodeFiles } from '../../support/kubeadmNode.ts';

/** Files of a workspace, in the order in which an archive holds them: equal ones side by side compress best. */
export type CrowdedFiles = Readonly<Record<string, string | Uint8Array>>;

const MANIFESTS = 'etc/kubernetes/manifests';
const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));

/** Nodes of one small manifest each. */
export function manyNodes(count: number): CrowdedFiles {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: s, namespace: kube-system}\nspec: {containers: [{name: s, command: [kube-scheduler, --kubeconfig=/etc/kubernetes/scheduler.conf]}]}\n';
  return Object.fromEntries(many(count, (at) => `n${at}/${MANIFESTS}/kube-scheduler.yaml`).map((path) => [path, pod]));
}

/** The node that every control plane is a copy of. */
export function originalControlPlane(): Promise<NodeFiles> {
  return buildNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
}

/** Control planes in a network, each of which names the etcd of every other as a server and as a member. */
export function controlPlanes(node: NodeFiles, count: number, network = 0): CrowdedFiles {
  const address = (at: number) => `10.${network}.${at >> 8}.${at % 256}`;
  const numbers = Array.from({ length: count }, (_, at) => at);
  const servers = numbers.map((at) => `https://${address(at)}:2379`).join(',');
  const members = numbers.map((at) => `m${at}=https://${address(at)}:2380`).join(',');
  const files: Record<string, string | Uint8Array> = {};
  for (const [path, content] of node) {
    if (!(content instanceof Uint8Array) || !CONTROL_PLANE.test(path)) continue;
    const text = new TextDecoder().decode(content);
    for (const at of numbers) {
      files[`n${at}/${path}`] = text
        .replace(/--advertise-address=\S+/, `--advertise-address=${address(at)}`)
        .replace(/--etcd-servers=\S+/, `--etcd-servers=${servers}`)
        .replace(/--advertise-client-urls=\S+/, `--advertise-client-urls=https://${address(at)}:2379`)
        .replace(/--initial-advertise-peer-urls=\S+/, `--initial-advertise-peer-urls=https://${address(at)}:2380`)
        .replace(/--initial-cluster=\S+/, `--initial-cluster=${members}`)
        .replace(/--name=\S+/, `--name=m${at}`);
    }
  }
  return files;
}

/** The files of an API server and its etcd, and a kubeconfig. */
const CONTROL_PLANE =
  /manifests\/(?:kube-apiserver|etcd)\.yaml$|pki\/(?:ca|apiserver|apiserver-etcd-client)\.crt$|pki\/etcd\/(?:ca|server|peer)\.crt$|scheduler\.conf$/;

/** Bundles of one CA again and again. */
export async function equalAuthorities(files: number, count: number): Promise<CrowdedFiles> {
  const { pem } = await authority('equal');
  const bundle = pem.repeat(count);
  return Object.fromEntries(many(files, (at) => `etc/kubernetes/pki/ca${at}.crt`).map((path) => [path, bundle]));
}

/** A log of errors about hosts, paths, users and authorities, no two of them the same. */
export function errorLog(bytes: number): string {
  const lines: string[] = [];
  let length = 0;
  for (let at = 0; length < bytes; at++) {
    const line = `${(ERRORS[at % ERRORS.length] ?? String)(at)}\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
}

const ERRORS: readonly ((at: number) => string)[] = [
  (at) =>
    `E0601 12:00:00.000000 1 controller.go:${at}] failed: Get "https://10.0.0.${at % 250}:6443/api?n=${at}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  (at) =>
    `E0601 12:00:00.000000 1 proxy.go:1] dial: tls: failed to verify certificate: x509: certificate is valid for a.example.com, not h${at}.example.com`,
  (at) =>
    `E0601 12:00:00.000000 1 run.go:1] "command failed" err="open /etc/kubernetes/pki/f${at}.crt: no such file or directory"`,
  (at) =>
    `{"level":"warn","caller":"embed/config_logging.go:170","msg":"rejected connection","remote-addr":"10.0.0.${at % 250}:${at}","error":"remote error: tls: bad certificate"}`,
  (at) =>
    `E0601 12:00:00.000000 1 authentication.go:73] "Unable to authenticate the request" err="[x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2025-01-01T00:00:0${at % 10}Z, verifying certificate SN=${at}, SKID=, AKID= failed: x509: certificate signed by unknown authority]"`,
];

/** The files as a .tar.gz. */
export async function packed(files: CrowdedFiles): Promise<Uint8Array> {
  return gzipped(await tarOf(Object.entries(files).map(([name, content]) => ({ name, content }))));
}
