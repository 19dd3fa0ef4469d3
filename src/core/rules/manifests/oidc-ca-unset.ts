import { flagPlace, flagText, flagUrls } from '../../cluster/nodes/flags.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** Without a CA file, kube-apiserver verifies the issuer by the roots of its image (k8s.io/apiserver, plugin/pkg/authenticator/token/oidc). */
export const oidcCaUnset = defineRule(MANIFESTS['oidc-ca-unset'], {
  *check(node, { signatures }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const [url] = flagUrls(apiserver, 'oidc-issuer-url');
    if (!apiserver || url?.scheme !== 'https' || flagText(apiserver, 'oidc-ca-file')) return;
    const uses = certificateUses(node);
    const leaves = uses.filter(({ certificate }) => !isAuthority(certificate) && matchesHost(certificate, url.host));
    if (leaves.length === 0) return;
    const keys = privateKeysOf(node);
    const authorities = uses.filter(
      ({ certificate }) => isAuthority(certificate) && keys.has(certificate.publicKey.id),
    );
    const bySubject = groupBy(authorities, ({ certificate }) => certificate.subject.key);
    for (const { certificate, artifact } of leaves) {
      const issuer = bySubject
        .get(certificate.issuer.key)
        ?.find((one) => signatures.verdict(certificate, one.certificate) === 'valid');
      if (!issuer) continue;
      yield {
        message: 'private',
        data: { leaf: shortName(certificate.subject), host: url.host, issuer: shortName(issuer.certificate.subject) },
        at: flagPlace(apiserver, 'oidc-issuer-url'),
        related: [
          relatedPlace(placeOf(artifact), phrase('The certificate for the host of the issuer')),
          relatedPlace(placeOf(issuer.artifact), phrase('The CA that issued it')),
        ],
      };
      return;
    }
  },
});

/** Public keys of the private keys in the files. */
function privateKeysOf({ files }: NodeView): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ file }) =>
      file.artifacts.flatMap((one) => (one.kind === 'privateKey' ? (one.key.publicKey?.id ?? []) : [])),
    ),
  );
}
