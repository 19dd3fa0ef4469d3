import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issue } from '../support/certificates.ts';
import { key, privateKeyPem } from '../support/keyPair.ts';
import { days } from '../support/nodeOptions.ts';
import { listen, type ServingFiles } from './listener.ts';
import { dial, kubeconfigOf } from './measureApi.ts';
import type { Outcome } from './outcome.ts';
import type { PlacedNode } from './placedNode.ts';

const KUBELET_PKI = '/var/lib/kubelet/pki';

/** The API server's client of the kubelet, against the kubelet's files. */
export async function measureKubelet(node: PlacedNode): Promise<Outcome> {
  const current = `${KUBELET_PKI}/kubelet-server-current.pem`;
  const isSigned = node.pki.files.has(current.slice(1));
  const bundle = node.flags('kube-apiserver').get('kubelet-certificate-authority');
  return dialAs(
    node,
    'kubelet',
    'kubelet-client-certificate',
    'kubelet-client-key',
    {
      certificate: node.at(isSigned ? current : `${KUBELET_PKI}/kubelet.crt`),
      key: node.at(isSigned ? current : `${KUBELET_PKI}/kubelet.key`),
      clientCa: node.at('/etc/kubernetes/pki/ca.crt'),
    },
    bundle,
  );
}

/** The API server as front proxy. Where it is let in, nothing is known of the extension server's own certificate. */
export async function measureAggregation(node: PlacedNode): Promise<Outcome> {
  const serving = await anyServingFiles(node);
  const clientCa = node.file('kube-apiserver', 'requestheader-client-ca-file');
  const outcome = await dialAs(
    node,
    'extension',
    'proxy-client-cert-file',
    'proxy-client-key-file',
    { ...serving, clientCa },
    undefined,
  );
  return outcome === 'ok' ? 'unknown' : outcome;
}

async function dialAs(
  node: PlacedNode,
  name: string,
  certificateFlag: string,
  keyFlag: string,
  serving: ServingFiles,
  bundle: string | undefined,
): Promise<Outcome> {
  const flags = node.flags('kube-apiserver');
  const trust = bundle === undefined ? 'insecure-skip-tls-verify: true' : `certificate-authority: ${bundle}`;
  const server = `https://${node.pki.settings.advertiseAddress}:10250`;
  const kubeconfig = kubeconfigOf(server, trust, [
    `client-certificate: ${flags.get(certificateFlag)}`,
    `client-key: ${flags.get(keyFlag)}`,
  ]);
  const listener = await listen(node, name, serving);
  try {
    return await dial(node, listener, `${name}.conf`, kubeconfig);
  } finally {
    await listener.etcd.stop();
  }
}

/** A server that nobody verifies. */
async function anyServingFiles(node: PlacedNode): Promise<{ readonly certificate: string; readonly key: string }> {
  const { now } = node.pki.settings;
  const own = await key('extension');
  const made = issue({
    subject: { commonName: 'extension' },
    key: own,
    notBefore: days(now, -1),
    notAfter: days(now, 1),
  });
  const [certificate, keyFile] = ['extension.crt', 'extension.key'].map((name) => join(node.folder, name)) as [
    string,
    string,
  ];
  await writeFile(certificate, made.pem);
  await writeFile(keyFile, privateKeyPem(own));
  return { certificate, key: keyFile };
}
