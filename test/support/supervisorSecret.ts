import { issue } from './certificates.ts';
import { type KeyPair, key, privateKeyPem } from './keyPair.ts';
import { LayoutFiles, SERVER } from './layouts/layout.ts';
import { days } from './nodeOptions.ts';
import { base64 } from './pem.ts';

type San = `dns:${string}` | `ip:${string}`;

const SANS: readonly San[] = [
  'dns:kubernetes',
  'dns:kubernetes.default',
  'dns:localhost',
  'ip:10.0.0.10',
  'ip:127.0.0.1',
];

/** Differences from the Secret that k3s writes. */
export interface SupervisorDifference {
  /** The common name of the CA that issued the certificate. */
  readonly issuer?: string;
  readonly key?: KeyPair;
  readonly notAfter?: Date;
  readonly sans?: readonly San[];
  readonly type?: Readonly<Record<string, string>>;
  readonly isProvided?: boolean;
}

/** The Secret of the supervisor's certificate (k3s, pkg/cluster/https.go; rancher/dynamiclistener, factory/gen.go and storage/file/file.go). */
export async function supervisorSecret(product: 'k3s' | 'rke2', now: Date, difference: SupervisorDifference = {}) {
  const layout = new LayoutFiles(product, now);
  const ofNode = `${product}-server-ca@${Math.floor(layout.created.getTime() / 1000)}`;
  const { issuer: issuerName = ofNode, notAfter = days(now, 300), sans = SANS, type, isProvided } = difference;
  const issuer = await layout.authority({ commonName: issuerName });
  const own = await key('supervisor', 'ECDSA-P256');
  const leaf = await issue({
    subject: { commonName: product, organizations: [product] },
    key: own,
    issuer,
    ca: false,
    extendedKeyUsage: SERVER,
    sans,
    notBefore: days(now, -20),
    notAfter,
  });
  return {
    issuer,
    secret: {
      ...type,
      metadata: {
        name: `${product}-serving`,
        namespace: 'kube-system',
        annotations: {
          'listener.cattle.io/cn-10.0.0.10': '10.0.0.10',
          ...(isProvided && { 'listener.cattle.io/static': 'true' }),
        },
      },
      data: { 'tls.crt': base64(leaf.pem + issuer.pem), 'tls.key': base64(privateKeyPem(difference.key ?? own)) },
      type: 'kubernetes.io/tls',
    },
  };
}
