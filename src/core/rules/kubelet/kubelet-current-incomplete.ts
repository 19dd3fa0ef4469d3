import { type CredentialSource, leafOf, privateKeyOf } from '../../model/credentialSource.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { aboutPlaces, placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The store reads certificate and key from one file (client-go, certificate store). */
export const kubeletCurrentIncomplete = defineRule(KUBELET['kubelet-current-incomplete'], {
  *check(node) {
    const reported = new Set<string>();
    for (const { owner, current } of node.kubeconfigs) {
      const credentials = current.user?.clientCertificate;
      const resolution = credentials?.reference?.resolution;
      if (owner !== 'kubelet' || !credentials || resolution?.kind !== 'file' || reported.has(resolution.uri)) continue;
      if (!/\/kubelet-client-[^/]*\.pem$/.test(credentials.reference?.path ?? '')) continue;
      // Damage explains what is missing; an empty file has a separate rule.
      if (resolution.file.problems.length > 0 || resolution.file.size === 0) continue;
      const half = missingHalf(credentials, node.hasPrivateKeys);
      if (!half) continue;
      reported.add(resolution.uri);
      yield {
        message: half,
        data: { name: baseName(credentials.reference?.path ?? '') },
        at: credentials.at,
        about: aboutPlaces(credentials.at, [placeOfFile(resolution.file)]),
        related: [relatedPlace(placeOfFile(resolution.file), phrase('The file'))],
      };
    }
  },
});

function missingHalf(credentials: CredentialSource, hasPrivateKeys: boolean): 'noKey' | 'noCertificate' | undefined {
  if (!leafOf(credentials)) return 'noCertificate';
  return hasPrivateKeys && !privateKeyOf(credentials) ? 'noKey' : undefined;
}
