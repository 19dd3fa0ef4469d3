import { phrase } from '../../model/text/text.ts';
import { before, etcdChangelog, etcdSource, from } from '../versions/sources.ts';
import type { FlagRow } from './rows.ts';

/** The credentials and CAs that etcd members have for each other. */
export const ETCD_PEER_FLAGS: readonly FlagRow[] = [
  {
    name: 'peer-cert-file',
    side: 'listens etcd-peer',
    role: 'certificate',
    pair: 'peer-key-file',
    purposes: ['serverAuth', 'clientAuth'],
    summary: phrase('Certificate that this member presents to other members, as server and as client.'),
    agreesWith: phrase(
      'Every member’s --peer-trusted-ca-file must contain its issuer; its SANs must cover --initial-advertise-peer-urls.',
    ),
    whenOmitted: phrase('etcd exits if it listens for peers on https.'),
    cis: '2.4',
  },
  {
    name: 'peer-key-file',
    side: 'listens etcd-peer',
    role: 'privateKey',
    pair: 'peer-cert-file',
    summary: phrase('Private key of the peer certificate.'),
    agreesWith: phrase('It must be the key of --peer-cert-file.'),
    cis: '2.4',
  },
  {
    name: 'peer-client-cert-file',
    side: 'connects etcd-peer',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'certificate',
    pair: 'peer-client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that this member presents to other members.'),
    whenOmitted: phrase('--peer-cert-file is used instead.'),
  },
  {
    name: 'peer-client-key-file',
    side: 'connects etcd-peer',
    versions: from(5, etcdSource('v3.5.0', 'server/etcdmain/config.go')),
    role: 'privateKey',
    pair: 'peer-client-cert-file',
    summary: phrase('Private key of the client certificate presented to other members.'),
  },
  {
    name: 'peer-trusted-ca-file',
    side: 'listens etcd-peer',
    role: 'trustBundle',
    summary: phrase('CA used to verify other members’ certificates.'),
    agreesWith: phrase('It must contain the issuer of every member’s --peer-cert-file.'),
    whenOmitted: phrase('The system root CAs are used.'),
    cis: '2.7',
  },
  {
    name: 'peer-client-cert-auth',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether members must present a certificate signed by --peer-trusted-ca-file.'),
    cis: '2.5',
  },
  {
    name: 'peer-crl-file',
    role: 'revocationList',
    summary: phrase('CRL of peer certificates; DER since etcd 3.6.'),
  },
  {
    name: 'peer-cert-allowed-cn',
    role: 'names',
    type: 'list',
    summary: phrase('Common names that a member may have.'),
  },
  {
    name: 'peer-cert-allowed-hostname',
    versions: from(4, etcdSource('v3.4.0', 'etcdmain/config.go')),
    role: 'names',
    type: 'list',
    summary: phrase('Names, one of which a member’s certificate must have.'),
  },
  {
    name: 'peer-skip-client-san-verification',
    versions: from(6, etcdSource('v3.6.0', 'server/embed/config.go')),
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to skip verifying a connecting member’s address against the SANs of its certificate.'),
  },
  {
    name: 'experimental-peer-skip-client-san-verification',
    versions: before(7, etcdChangelog('3.7')),
    role: 'switch',
    type: 'boolean',
    summary: phrase('Former name of the flag, before etcd 3.6.'),
  },
  {
    name: 'peer-auto-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether to create a self-signed peer certificate, which no member can verify.'),
    cis: '2.6',
  },
];
