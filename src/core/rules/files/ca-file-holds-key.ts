import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { leafOf, privateKeyOf } from '../../model/credentialSource.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_CERT, PKI_PAGE } from '../references/references.ts';
import { type Consumer, consumersOf, placesOf } from '../subjects/consumers.ts';

/** A private key in a CA file: etcd takes it for a certificate and stops, all others hand it about (tried). */
export const caFileHoldsKey = defineRule({
  id: 'files/ca-file-holds-key',
  severity: 'error',
  basis: 'observed',
  title: 'A CA file also holds a private key',
  messages: {
    etcd: 'etcd takes every block of {label} for a certificate and exits: `x509: malformed tbs certificate`.',
    exposed: 'A private key lies in the CA file of {label}, which is handed to every reader.',
  },
  docs: {
    why: 'A CA file is copied to every client and mounted into every pod. A key in it is as good as published, and if it is the CA key, whoever has it can issue any identity. etcd does not even start with such a file.',
    fix: 'Keep only the certificates in the file. Treat the key as leaked if anybody else could read it.',
    references: [PKI_PAGE, CLIENT_GO_CERT],
  },
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      if (consumer.role !== 'trustBundle' || !leafOf(consumer.credentials)) continue;
      const key = privateKeyOf(consumer.credentials);
      if (key) byKey.set(key, [...(byKey.get(key) ?? []), consumer]);
    }
    for (const [key, readers] of byKey) {
      const worst = readers.find(({ owner }) => owner === 'etcd') ?? readers[0];
      if (!worst) continue;
      const isEtcd = worst.owner === 'etcd';
      yield {
        message: isEtcd ? 'etcd' : 'exposed',
        data: { label: worst.credentials.label },
        at: { uri: key.origin.uri, span: key.origin.span },
        related: placesOf(readers),
        severity: isEtcd ? undefined : 'warning',
      };
    }
  },
});
