import { authoritySpec, issue } from '../../support/certificates.ts';
import * as der from '../../support/der.ts';
import { ETCD_PEER, PKI } from '../../support/faults/fault.ts';
import { key } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import { type Case, peerCase } from './case.ts';

const CA = `${PKI}/etcd/ca.crt`;

/** Two members; what is wrong is wrong with the second, but for what the title says. */
export const PEERS: readonly Case[] = [
  peerCase('peers-correct', () => {}),
  peerCase(
    'peer-other-ca',
    async (second) => void second.replaceCertificate(ETCD_PEER, { issuer: await second.otherAuthority() }),
  ),
  peerCase(
    'peer-by-cluster-ca',
    (second) => void second.replaceCertificate(ETCD_PEER, { issuer: second.authorities.ca.signer }),
  ),
  peerCase('peer-trusts-other-ca', async (second) => second.setCertificate(CA, await second.otherAuthority())),
  peerCase(
    'peer-ca-regenerated',
    async (second) => void second.replaceCertificate(CA, { key: await key('etcd-ca-again') }),
  ),
  peerCase(
    'peer-ca-renewed-same-key',
    (second) => void second.replaceCertificate(CA, { notAfter: days(second.settings.now, 4000) }),
  ),
  peerCase('peer-ca-expired-everywhere', (second, first) => {
    for (const node of [second, first]) node.replaceCertificate(CA, { notAfter: days(node.settings.now, -1) });
  }),
  peerCase(
    'peer-eku-server',
    (second) => void second.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] }),
  ),
  peerCase(
    'peer-eku-client',
    (second) => void second.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['clientAuth'] }),
  ),
  peerCase('peer-no-eku', (second) => void second.replaceCertificate(ETCD_PEER, { extendedKeyUsage: undefined })),
  peerCase(
    'peer-expired',
    (second) => void second.replaceCertificate(ETCD_PEER, { notAfter: days(second.settings.now, -1) }),
  ),
  peerCase(
    'peer-not-yet-valid',
    (second) => void second.replaceCertificate(ETCD_PEER, { notBefore: days(second.settings.now, 1) }),
  ),
  peerCase(
    'peer-other-addresses',
    (second) => void second.replaceCertificate(ETCD_PEER, { sans: ['ip:127.0.0.1', 'ip:10.0.0.2'] }),
  ),
  peerCase('peer-no-san', (second) => void second.replaceCertificate(ETCD_PEER, { sans: [] })),
  peerCase('peer-critical-extension', (second) => {
    const extraExtensions = [{ oid: '1.3.6.1.4.1.99999.5', critical: true, value: der.nothing() }];
    second.replaceCertificate(ETCD_PEER, { extraExtensions });
  }),
  peerCase('peer-sha1', (second) => void second.replaceCertificate(ETCD_PEER, { hash: 'sha1' })),
  peerCase(
    'peer-wrong-signature',
    async (second) => void second.replaceCertificate(ETCD_PEER, { signingKey: await key('stray') }),
  ),
  peerCase('peer-key-mismatch', async (second) => second.setKey(ETCD_PEER, await key('stray'))),
  peerCase('peer-missing', (second) => second.remove(ETCD_PEER)),
  peerCase('peer-ca-missing', (second) => second.replaceFlag('etcd', 'peer-trusted-ca-file', `/${PKI}/etcd/gone.crt`)),
  peerCase('peer-nobody-asks', async (second, first) => {
    for (const node of [second, first]) node.replaceFlag('etcd', 'peer-client-cert-auth', 'false');
    second.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] });
  }),
  peerCase('peer-allowed-cn-other', (_second, first) => first.replaceFlag('etcd', 'peer-cert-allowed-cn', 'cp-1')),
  peerCase('peer-allowed-cn', (_second, first) => first.replaceFlag('etcd', 'peer-cert-allowed-cn', 'cp-2')),
  peerCase('peer-intermediate', async (second) => {
    const root = second.authorities.etcd.signer;
    const spec = authoritySpec('etcd-intermediate', await key('below:etcd'), root.spec.notBefore, root.spec.notAfter);
    const middle = issue({ ...spec, issuer: root });
    second.setCertificate(ETCD_PEER, issue({ ...second.certificate(ETCD_PEER).spec, issuer: middle }), [middle]);
  }),
  peerCase('peer-intermediate-not-sent', async (second) => {
    const root = second.authorities.etcd.signer;
    const spec = authoritySpec('etcd-intermediate', await key('below:etcd'), root.spec.notBefore, root.spec.notAfter);
    second.replaceCertificate(ETCD_PEER, { issuer: issue({ ...spec, issuer: root }) });
  }),
  peerCase('peers-by-pins', (second, first) => {
    const pins = [first, second].map((node) => node.certificate(ETCD_PEER).pem).join('');
    for (const node of [first, second]) node.put(`${PKI}/etcd/pins.crt`, pins);
    for (const node of [first, second]) node.replaceFlag('etcd', 'peer-trusted-ca-file', `/${PKI}/etcd/pins.crt`);
  }),
];
