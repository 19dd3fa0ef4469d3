import type { PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { leafOf, privateKeyOf } from '../../model/credentialSource.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** A private key in a CA file: etcd parses it as a certificate and stops, all others distribute it (verified). */
export const caFileHoldsKey = defineRule(FILES['ca-file-holds-key'], {
  *check(node) {
    const byKey = new Map<PrivateKeyArtifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      if (consumer.role !== 'trustBundle' || !leafOf(consumer.credentials)) continue;
      const key = privateKeyOf(consumer.credentials);
      if (key) append(byKey, key, consumer);
    }
    for (const [key, readers] of byKey) {
      const worst = readers.find(({ owner }) => owner === 'etcd') ?? readers[0];
      if (!worst) continue;
      const isEtcd = worst.owner === 'etcd';
      yield {
        message: isEtcd ? 'etcd' : 'exposed',
        data: { label: worst.credentials.label },
        at: { uri: key.origin.uri, span: key.origin.span },
        evidence: worst.evidence,
        related: placesOf(readers),
        severity: isEtcd ? undefined : 'warning',
      };
    }
  },
});
