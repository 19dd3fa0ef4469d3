import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { listNames } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** The CSR signer reads exactly one certificate (kube-controller-manager, certificates/signer). */
export const signerCaBundle = defineRule({
  id: 'trust/signer-ca-bundle',
  severity: 'error',
  basis: 'observed',
  title: 'The CSR signer is given a bundle',
  messages: {
    bundle:
      '{flag} names a bundle ({list}): the CSR signer fails with `expected 1 certificate, found {count}`, and no kubelet can renew its certificate.',
  },
  docs: {
    why: 'The controller manager signs with one CA. Trust bundles for a rotation are for those who verify, not for the one who signs.',
    fix: 'Point the signer at a file that holds only the CA to sign with, beside its key; keep the bundle for `--client-ca-file` and `--root-ca-file`.',
    references: [flagReference('kube-controller-manager', 'cluster-signing-cert-file')],
  },
  *check(node) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    for (const flag of SIGNER_FLAGS) {
      const credentials = flagCredentials(controllerManager, flag);
      // Without the manifest it is not known which file the signer is given.
      if (!credentials?.known || !credentials.reference) continue;
      const certificates = certificatesOf(credentials).filter(({ origin }) => origin.hiddenFromGo !== true);
      if (certificates.length < 2) continue;
      yield {
        message: 'bundle',
        data: {
          count: certificates.length,
          flag: `--${flag}`,
          list: listNames(certificates.map(({ certificate }) => certificate)),
        },
        at: credentials.at,
        related: relatedTo(
          credentials.at,
          certificates.map((certificate) => relatedPlace(placeOf(certificate), phrase('One of the certificates'))),
        ),
      };
    }
  },
});
