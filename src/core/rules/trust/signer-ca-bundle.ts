import { flagCredentials, flagView } from '../../cluster/nodes/flags.ts';
import { certificatesOf, publicKeysOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import { listNames } from '../../model/labels/names.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { loneCertificatePath } from '../edits/signerFile.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** The CSR signer reads exactly one certificate (kube-controller-manager, certificates/signer). */
export const signerCaBundle = defineRule(TRUST['signer-ca-bundle'], {
  *check(node) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    for (const flag of SIGNER_FLAGS) {
      const credentials = flagCredentials(controllerManager, flag);
      // Without the manifest it is unknown which file the signer uses.
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
          certificates.map((certificate) => relatedPlace(placeOf(certificate), phrase('A certificate in the bundle'))),
        ),
        fixes: nameSigner(node, controllerManager, flag),
      };
    }
  },
});

/** The file that holds the CA of the signing key alone. */
function nameSigner(node: NodeView, component: ComponentView | undefined, name: string): readonly Fix[] {
  const view = flagView(component, name);
  const [key] = publicKeysOf(flagCredentials(component, view?.spec?.pair ?? '') ?? { artifacts: [] });
  const path = component && key ? loneCertificatePath(node, component, key.id) : undefined;
  return view?.reference && path !== undefined ? replaceValue(node, view.flag, view.reference.at, path) : [];
}
