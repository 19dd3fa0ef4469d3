import { kubeconfigText } from '../../src/sample/kubeconfigText.ts';
import { type CertificateSpec, issue, LEAF_SHAPE } from './certificates.ts';
import { urlHost } from './ipAddress.ts';
import { key, privateKeyPem } from './keyPair.ts';
import { datedName, KUBEADM_FLAGS_ENV, kubeletConfig, SYSTEMD_DROP_IN } from './kubeletFiles.ts';
import { kubeletSubject } from './leaves.ts';
import { days } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

const KUBELET = 'var/lib/kubelet';
const CURRENT = '/var/lib/kubelet/pki/kubelet-client-current.pem';

/** Everything under /var/lib/kubelet, and kubelet.conf. */
export async function addKubelet(pki: NodePki): Promise<void> {
  const { settings: node } = pki;
  pki.put(`${KUBELET}/config.yaml`, kubeletConfig(node));
  pki.put(`${KUBELET}/kubeadm-flags.env`, KUBEADM_FLAGS_ENV);
  if (node.systemdUnit === true) {
    pki.put('usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf', SYSTEMD_DROP_IN);
  }
  await addSigned(pki, 'client');
  if (node.serverTLSBootstrap === true) await addSigned(pki, 'server');
  else await addSelfSigned(pki);
  await addKubeletConf(pki);
}

/** A certificate that the controller manager signed, its EC key in the same file, and the link to it. */
async function addSigned(pki: NodePki, kind: 'client' | 'server'): Promise<void> {
  const { settings: node, authorities } = pki;
  const writtenAt = new Date(node.created.getTime() + 20_000);
  const name = datedName(kind, writtenAt);
  const leaf = issue({
    ...LEAF_SHAPE,
    keyUsage: ['digitalSignature'],
    subject: kubeletSubject(node),
    key: await key(`${node.nodeName}/kubelet-${kind}`, 'ECDSA-P256'),
    issuer: authorities.ca.previous ?? authorities.ca.signer,
    extendedKeyUsage: [`${kind}Auth`],
    sans: kind === 'server' ? [`dns:${node.nodeName}`, `ip:${node.advertiseAddress}`] : [],
    notBefore: new Date(writtenAt.getTime() - 300_000),
    notAfter: days(writtenAt, 365),
  });
  pki.setCertificate(`${KUBELET}/pki/${name}`, leaf, authorities.ca.chain);
  pki.files.set(`${KUBELET}/pki/kubelet-${kind}-current.pem`, { linkTo: `/${KUBELET}/pki/${name}` });
}

/** The pair that the kubelet makes itself: a leaf and the CA it threw away (client-go GenerateSelfSignedCertKey). */
async function addSelfSigned(pki: NodePki): Promise<void> {
  const { settings: node } = pki;
  const seconds = Math.floor(node.created.getTime() / 1000);
  const from = new Date(node.created.getTime() - 3_600_000);
  const authority: CertificateSpec = {
    subject: { commonName: `${node.nodeName}-ca@${seconds}` },
    key: await key(`${node.nodeName}/kubelet-ca`, 'RSA-2048'),
    notBefore: from,
    notAfter: days(from, 365),
    ca: true,
    keyUsage: ['digitalSignature', 'keyEncipherment', 'keyCertSign'],
    subjectKeyId: true,
  };
  const leaf: CertificateSpec = {
    ...authority,
    ...LEAF_SHAPE,
    subject: { commonName: `${node.nodeName}@${seconds}` },
    key: await key(`${node.nodeName}/kubelet`, 'RSA-2048'),
    issuer: issue(authority),
    extendedKeyUsage: ['serverAuth'],
    sans: [`dns:${node.nodeName}`],
    subjectKeyId: false,
  };
  pki.setCertificate(`${KUBELET}/pki/kubelet.crt`, issue(leaf), leaf.issuer ? [leaf.issuer] : []);
  pki.put(`${KUBELET}/pki/kubelet.key`, privateKeyPem(leaf.key));
}

async function addKubeletConf(pki: NodePki): Promise<void> {
  const { settings: node, authorities } = pki;
  const user = node.joined === true ? 'default-auth' : `system:node:${node.nodeName}`;
  const own = key(`${node.nodeName}/kubelet.conf`, node.keyAlgorithm);
  const text = kubeconfigText({
    cluster: node.joined === true ? 'default-cluster' : 'kubernetes',
    user,
    context: node.joined === true ? 'default-context' : `${user}@kubernetes`,
    namespace: node.joined === true ? 'default' : undefined,
    server: `https://${urlHost(node.advertiseAddress)}:6443`,
    authority: authorities.ca.trust.map((certificate) => certificate.pem).join(''),
    credentials:
      node.kubeletConfEmbedded === true ? { certificate: '', key: privateKeyPem(await own) } : { path: CURRENT },
  });
  pki.put('etc/kubernetes/kubelet.conf', text);
  if (node.kubeletConfEmbedded !== true) return;
  const issuer = authorities.ca.signer;
  const validity = { notBefore: new Date(node.created.getTime() - 300_000), notAfter: days(node.created, 365) };
  const subject = kubeletSubject(node);
  const leaf = issue({ ...LEAF_SHAPE, ...validity, subject, issuer, key: await own, extendedKeyUsage: ['clientAuth'] });
  pki.setCertificate('etc/kubernetes/kubelet.conf', leaf, authorities.ca.chain);
}
