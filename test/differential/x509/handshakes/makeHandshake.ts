import { type IssuedCertificate, issue } from '../../../support/certificates.ts';
import { type KeyAlgorithm, key, privateKeyPem } from '../../../support/keyPair.ts';
import type { Bundle, HandshakeDraft, ShownDraft } from './drawHandshake.ts';

/** The files of one end as text; a pair only if it presents one. */
export interface EndFiles {
  readonly certificate?: string;
  readonly key?: string;
  readonly trusts: string;
}

export interface HandshakeFiles {
  readonly server: EndFiles;
  readonly client: EndFiles;
}

/** Equal drafts have equal files. */
export async function makeHandshake(draft: HandshakeDraft): Promise<HandshakeFiles> {
  const { authority, server, client, serverTrusts, clientTrusts } = draft;
  return {
    server: {
      ...(await shown('server', server, authority)),
      trusts: await bundle(serverTrusts, authority),
    },
    client: {
      ...(client && (await shown('client', client, authority))),
      trusts: await bundle(clientTrusts, authority),
    },
  };
}

const VALID = { notBefore: new Date(Date.UTC(2025, 0, 1)), notAfter: new Date(Date.UTC(2035, 0, 1)) } as const;

/** A CA by the name of its key; an impostor has the subject of the CA. */
async function certificationAuthority(name: 'ca' | 'impostor' | 'stranger', algorithm: KeyAlgorithm) {
  return issue({
    subject: { commonName: name === 'impostor' ? 'ca' : name },
    key: await key(name, algorithm),
    ...VALID,
    serial: 1n,
    ca: true,
    keyUsage: ['keyCertSign'],
  });
}

async function intermediate(algorithm: KeyAlgorithm): Promise<IssuedCertificate> {
  return issue({
    subject: { commonName: 'intermediate' },
    key: await key('intermediate', 'ECDSA-P256'),
    issuer: await certificationAuthority('ca', algorithm),
    ...VALID,
    serial: 2n,
    ca: true,
    keyUsage: ['keyCertSign'],
  });
}

async function bundle(names: Bundle, authority: KeyAlgorithm): Promise<string> {
  const all = await Promise.all(names.map((name) => certificationAuthority(name, authority)));
  return all.map(({ pem }) => pem).join('');
}

async function shown(name: string, draft: ShownDraft, authority: KeyAlgorithm) {
  const { issuer, years, usages, names, hash, algorithm, isKeyOther } = draft;
  const own = await key(name, algorithm);
  const between = issuer === 'intermediate' ? await intermediate(authority) : undefined;
  const above = issuer === 'self' || between ? between : await certificationAuthority(asAuthority(issuer), authority);
  const [notBefore, notAfter] = years.map((year) => new Date(Date.UTC(year, 0, 1)));
  const leaf = issue({
    subject: { commonName: name },
    key: own,
    issuer: above,
    notBefore: notBefore ?? VALID.notBefore,
    notAfter: notAfter ?? VALID.notAfter,
    serial: 3n,
    ca: false,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: usages.length > 0 ? usages : undefined,
    sans: names,
    // An RSA key of 512 bits has no room for a longer one.
    hash: algorithm === 'RSA-512' && issuer === 'self' ? 'sha256' : hash,
  });
  const sent = [
    leaf,
    ...(between && draft.sendsIntermediate ? [between] : []),
    ...(draft.sendsAuthority ? [await certificationAuthority('ca', authority)] : []),
  ];
  const shownKey = isKeyOther ? await key(`another ${name}`, algorithm) : own;
  return { certificate: sent.map(({ pem }) => pem).join(''), key: privateKeyPem(shownKey) };
}

function asAuthority(issuer: ShownDraft['issuer']): 'ca' | 'impostor' | 'stranger' {
  return issuer === 'impostor' || issuer === 'stranger' ? issuer : 'ca';
}
