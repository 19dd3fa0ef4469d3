import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';

/** One CA for all signers, or one for each (kube-controller-manager, CSR signing options). */
export const kcmSigningMixed = defineRule(MANIFESTS['kcm-signing-mixed'], {
  *check(node) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    if (!controllerManager) return;
    const isSet = (flag: string) => Boolean(knownText(controllerManager, flag));
    const both = (flag: string) => [flag, flag.replace('-cert-file', '-key-file')];
    const [general, ...specific] = SIGNER_FLAGS.map((flag) => both(flag).find(isSet));
    const [flag] = specific.filter((one) => one !== undefined);
    if (!general || !flag) return;
    yield {
      message: 'mixed',
      data: { flag: `--${flag}`, general: `--${general}` },
      at: flagPlace(controllerManager, flag),
      related: [relatedPlace(flagPlace(controllerManager, general), phrase('The general flag'))],
    };
  },
});
