import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { discoveries } from './bootstrapTokens.ts';
import { clusterAuthorities, digestOf, isOwnEndpoint } from './discovery.ts';

/** One of the hashes must be that of the cluster's CA (kubeadm, pubkeypin.Set.CheckAny). */
export const discoveryHashMismatch = defineRule(OBJECTS['discovery-hash-mismatch'], {
  *check(node) {
    const authorities = node.root ? clusterAuthorities(node) : [];
    const [own] = authorities;
    if (!own) return;
    const keys = new Set(authorities.map(({ certificate }) => certificate.publicKey.id));
    const fingerprints = new Set(authorities.map(({ certificate }) => certificate.sha256));
    for (const { discovery, place } of discoveries(node)) {
      const { caCertHashes: hashes, apiServerEndpoint } = discovery;
      const digests = hashes.map(({ value }) => digestOf(value));
      const [first, ...others] = hashes;
      if (!first || !apiServerEndpoint || !isOwnEndpoint(node, apiServerEndpoint.value)) continue;
      // Malformed hashes and certificate fingerprints are reported by discovery-hash-format.
      if (digests.some((digest) => digest === undefined || keys.has(digest) || fingerprints.has(digest))) continue;
      const at = place(first);
      const wanted = `sha256:${own.certificate.publicKey.id}`;
      const isOnly = others.length === 0 && keys.size === 1;
      yield {
        message: 'mismatch',
        data: { hashes: [...keys].map((key) => `sha256:${key}`).join(':') },
        at,
        related: [
          relatedPlace(placeOf(own), phrase('The CA of the cluster')),
          ...others.map((hash) => relatedPlace(place(hash), phrase('This hash does not match either'))),
        ],
        fixes: isOnly
          ? fixOf(phrase('Change it to {wanted}', { wanted }), [writeValue(fileOfUri(node, at.uri)?.file, at, wanted)])
          : [],
        command: commandLine('kubeadm token create --print-join-command'),
      };
    }
  },
});
