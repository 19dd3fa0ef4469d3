import { phrase } from '../../model/text/text.ts';
import { before, etcdChangelog, etcdSource, from } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** What etcd members show to each other and trust. */
export const ETCD_PEER_FLAGS: readonly FlagRow[] = [
  {
    name: 'peer-cert-file',
    role: 'certificate',
    pair: 'peer-key-file',
    purposes: ['serverAuth', 'clientAuth'],
    summary: phrase('The certificate this member shows to the other members, both as server and as client.'),
    agreesWith: phrase(
      'Every member’s --peer-trusted-ca-file must hold its issuer; its names must cover --initial-advertise-peer-urls.',
    ),
    whenOmitted: phrase('etcd stops where it listens to peers on https.'),
    cis: '2.4',
  },
  {
    name: 'peer-key-file',
    role: 'privateKey',
    pair: 'peer-cert-file',
    summary: phrase('The private key of the peer certificate.'),
    agreesWith: phrase('It must be the key of --peer-cert-file.'),
    cis: '2.4',
  },
  {
    name: 'peer-client-cert-file',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'certificate',
    pair: 'peer-client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('The certificate this member dials other members with.'),
    whenOmitted: phrase('--peer-cert-file serves for that as well.'),
  },
  {
    name: 'peer-client-key-file',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'privateKey',
    pair: 'peer-client-cert-file',
    summary: phrase('The private key of the certificate members are dialled with.'),
  },
  {
    name: 'peer-trusted-ca-file',
    role: 'trustBundle',
    summary: phrase('The CA that other members’ certificates are verified by.'),
    agreesWith: phrase('It must hold the issuer of every member’s --peer-cert-file.'),
    whenOmitted: phrase('The system’s roots are used.'),
    cis: '2.7',
  },
  {
    name: 'peer-client-cert-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether members must show a certificate of --peer-trusted-ca-file.'),
    cis: '2.5',
  },
  {
    name: 'peer-crl-file',
    role: 'revocationList',
    summary: phrase('Revoked peer certificates; DER from etcd 3.6 on.'),
  },
  { name: 'peer-cert-allowed-cn', role: 'names', type: 'list', summary: phrase('The common names a member may have.') },
  {
    name: 'peer-cert-allowed-hostname',
    versions: from(4, etcdSource('v3.4.0', 'etcdmain/config.go')),
    role: 'names',
    type: 'list',
    summary: phrase('The names of which a member’s certificate must have one.'),
  },
  {
    name: 'peer-skip-client-san-verification',
    versions: from(6, etcdSource('v3.6.0', 'server/embed/config.go')),
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether a dialling member’s address need not be a name of its certificate.'),
  },
  {
    name: 'experimental-peer-skip-client-san-verification',
    versions: before(7, etcdChangelog('3.7')),
    role: 'switch',
    type: 'boolean',
    summary: phrase('The same under its name before etcd 3.6.'),
  },
  {
    name: 'peer-auto-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether a self-signed peer certificate is made, which nobody can verify.'),
    cis: '2.6',
  },
];
