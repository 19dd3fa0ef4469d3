import { issue } from './certificates.ts';
import { key } from './keyPair.ts';
import { days } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';

const PKI = 'etc/kubernetes/pki';

/** The path of the pair's certificate; the key is in the same folder. */
export const SNI_CERTIFICATE = `${PKI}/sni.crt`;

/** A serving pair for one name, by the cluster CA, that kube-apiserver shows to those who ask for it. */
export async function addSniPair(node: NodePki, name: string, listed = ''): Promise<void> {
  const pair = await key('sni', 'ECDSA-P256');
  const { created } = node.settings;
  node.setCertificate(
    SNI_CERTIFICATE,
    issue({
      subject: { commonName: name },
      key: pair,
      issuer: node.authorities.ca.signer,
      notBefore: created,
      notAfter: days(created, 365),
      ca: false,
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['serverAuth'],
      sans: [`dns:${name}`],
      authorityKeyId: true,
    }),
  );
  node.setKey(SNI_CERTIFICATE, pair);
  node.replaceFlag('kube-apiserver', 'tls-sni-cert-key', `/${PKI}/sni.crt,/${PKI}/sni.key${listed}`);
}
