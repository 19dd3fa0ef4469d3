import type { NodePki } from '../../support/kubeadmNode.ts';
import { quoted } from '../../support/quoted.ts';
import { jwtText } from './attackedToken.ts';
import { ATTACKS } from './attacks.ts';

const PKI = 'etc/kubernetes/pki';

/** Text as a file's name: no file system takes a slash or NUL, and none more than 255 octets. */
const asName = (text: string) => text.replaceAll(/[/\0]/g, '_').slice(0, 60);

/** Writes every attack into each place of a node for free text, with the files whose names are attacks. */
export async function attack(pki: NodePki, attacks: readonly string[] = Object.values(ATTACKS)): Promise<void> {
  const [first = '', second = '', third = ''] = attacks;
  const other = await pki.otherAuthority(attacks.filter((text) => text.length < 200).join(' '));
  for (const [at, text] of attacks.entries()) {
    const subject = { commonName: text, organizations: [text, first] };
    const leaf = pki.certificate(`${PKI}/apiserver.crt`);
    pki.replaceCertificate(`${PKI}/apiserver.crt`, { subject, issuer: other, sans: [`dns:${text}`, `uri:${text}`] });
    const made = pki.certificate(`${PKI}/apiserver.crt`);
    pki.setCertificate(`${PKI}/apiserver.crt`, leaf);
    pki.put(`${PKI}/${at}-${asName(text)}.crt`, made.pem);
    pki.put(`${PKI}/${at}-${asName(text)}-cut.crt`, made.pem.slice(0, 300));
    pki.put(`${PKI}/${at}-${asName(text)}-large.crt`, new Uint8Array(5 * 1024 * 1024 + 1));
    pki.put(`work/${at}.conf`, kubeconfig(text, second));
    pki.put(`work/${at}.yaml`, objects(text));
    pki.put(`work/${at}.token`, jwtText(text));
    pki.put(`work/${at}-expiration.txt`, expirationTable(text));
  }
  pki.replaceCertificate(`${PKI}/etcd/server.crt`, { subject: { commonName: third }, issuer: other });
  const flags = attacks.filter((text) => text.length < 200);
  pki.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
    text
      .replace(/- --client-ca-file=.*/, () => `- ${quoted(`--client-ca-file=/etc/kubernetes/pki/${first}`)}`)
      .replace(/- --etcd-servers=.*/, () => `- ${quoted(`--etcd-servers=${flags.map((one) => `https://${one}`)}`)}`)
      .replace(/- --requestheader-allowed-names=.*/, () => `- ${quoted(`--requestheader-allowed-names=${flags}`)}`)
      .replace(/- --tls-cert-file=.*/, () => `- ${quoted(`--tls-cert-fil=${flags.join(' ')}`)}`),
  );
}

function kubeconfig(text: string, other: string): string {
  const word = quoted(text);
  return JSON.stringify({ kind: 'Config', apiVersion: 'v1' }).replace(
    '}',
    `, "clusters": [{"name": ${word}, "cluster": {"server": ${quoted(`https://${text}`)}, "certificate-authority": ${quoted(`/etc/kubernetes/pki/${text}`)}, "tls-server-name": ${word}}}],` +
      ` "users": [{"name": ${word}, "user": {"client-certificate": ${word}, "client-key-data": ${word}, "username": ${word}}}],` +
      ` "contexts": [{"name": ${word}, "context": {"cluster": ${word}, "user": ${quoted(other)}}}], "current-context": ${word}}`,
  );
}

function objects(text: string): string {
  const word = quoted(text);
  return [
    `{"kind": "Secret", "apiVersion": "v1", "type": "kubernetes.io/tls", "metadata": {"name": ${word}, "namespace": ${word}}, "data": {"tls.crt": ${word}, ${word}: "LS0tLS1CRUdJTiB="}}`,
    `{"kind": "ValidatingWebhookConfiguration", "apiVersion": "admissionregistration.k8s.io/v1", "metadata": {"name": ${word}}, "webhooks": [{"name": ${word}, "clientConfig": {"service": {"name": ${word}, "namespace": ${word}}, "caBundle": ${word}}}]}`,
    `{"kind": "CertificateSigningRequest", "apiVersion": "certificates.k8s.io/v1", "metadata": {"name": ${word}}, "spec": {"signerName": ${word}, "usages": [${word}], "request": ${word}}}`,
    `{"kind": "ClusterConfiguration", "apiVersion": "kubeadm.k8s.io/v1beta4", "clusterName": ${word}, "controlPlaneEndpoint": ${word}, "apiServer": {"certSANs": [${word}], "extraArgs": [{"name": ${word}, "value": ${word}}]}}`,
    `{"kind": "KubeletConfiguration", "apiVersion": "kubelet.config.k8s.io/v1beta1", "tlsCertFile": ${word}, "authentication": {"x509": {"clientCAFile": ${word}}}}`,
  ].join('\n---\n');
}

function expirationTable(text: string): string {
  const head =
    'CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED';
  return `${head}\n${text.replaceAll(/[\r\n]| {2,}/g, ' ')}   Dec 30, 2026 23:36 UTC   364d            ca                      no\n`;
}
