import { phrase } from '../../model/text/text.ts';
import type { FlagRow } from './rows.ts';

/** The flags by which etcdctl and programs built like it connect to etcd. */
export function etcdClientRows(program: string): readonly FlagRow[] {
  return [
    {
      name: 'cacert',
      side: 'connects etcd',
      role: 'trustBundle',
      summary: phrase('CA by which {program} verifies etcd.', { program }),
      agreesWith: phrase('It must contain the issuer of etcd’s --cert-file.'),
      whenOmitted: phrase('The system root CAs are used.'),
    },
    {
      name: 'cert',
      side: 'connects etcd',
      role: 'certificate',
      pair: 'key',
      purposes: ['clientAuth'],
      summary: phrase('Client certificate that {program} presents to etcd.', { program }),
      agreesWith: phrase('etcd’s --trusted-ca-file must contain its issuer.'),
    },
    {
      name: 'key',
      side: 'connects etcd',
      role: 'privateKey',
      pair: 'cert',
      summary: phrase('Private key of the client certificate.'),
    },
    {
      name: 'endpoints',
      role: 'urls',
      type: 'list',
      summary: phrase('etcd members that {program} connects to.', { program }),
      agreesWith: phrase('The SANs of each member’s --cert-file must cover its host.'),
      whenOmitted: phrase('127.0.0.1:2379 is used.'),
    },
  ];
}
