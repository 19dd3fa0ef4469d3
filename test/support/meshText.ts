import { secretText } from './apiObjects.ts';
import type { IssuedCertificate } from './certificates.ts';
import { type KeyPair, privateKeyPem } from './keyPair.ts';
import { base64 } from './pem.ts';

export interface MeshAuthorityText {
  readonly ca: IssuedCertificate;
  readonly key?: KeyPair;
  readonly chain?: readonly IssuedCertificate[];
  readonly roots: readonly IssuedCertificate[];
}

const joined = (certificates: readonly IssuedCertificate[]) => certificates.map(({ pem }) => pem).join('');

/** The Secret that istiod takes its CA from (istio.io, "Plug in CA Certificates"). */
export function cacertsText({ ca, key = ca.key, chain = [ca], roots }: MeshAuthorityText): string {
  const data = {
    'ca-cert.pem': base64(ca.pem),
    'ca-key.pem': base64(privateKeyPem(key)),
    'cert-chain.pem': base64(joined(chain)),
    'root-cert.pem': base64(joined(roots)),
  };
  return secretText({ name: 'cacerts', namespace: 'istio-system', type: 'Opaque', data });
}

/** Values of Linkerd's chart, `indent` deeper where they stand within an object. */
export function linkerdValues({ ca, key = ca.key, roots }: MeshAuthorityText, indent = ''): string {
  const block = (text: string, depth: string) => text.trimEnd().replaceAll(/^/gm, indent + depth);
  return [
    `${indent}identityTrustAnchorsPEM: |`,
    block(joined(roots), '  '),
    `${indent}identity:`,
    `${indent}  issuer:`,
    `${indent}    tls:`,
    `${indent}      crtPEM: |`,
    block(ca.pem, '        '),
    `${indent}      keyPEM: |`,
    block(privateKeyPem(key), '        '),
    '',
  ].join('\n');
}
