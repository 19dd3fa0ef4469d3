import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
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
    const pairs = SIGNER_FLAGS.map((flag) => both(flag).filter(isSet));
    const [general, ...specific] = pairs.map(([one]) => one);
    const [flag] = specific.filter((one) => one !== undefined);
    if (!general || !flag) return;
    yield {
      message: 'mixed',
      data: { flag: `--${flag}`, general: `--${general}`, error: REFUSAL },
      at: flagPlace(controllerManager, flag),
      // Half a pair is one more error in its list.
      lastWords: pairs.some(({ length }) => length === 1) ? undefined : REFUSAL,
      related: [relatedPlace(flagPlace(controllerManager, general), phrase('The general flag'))],
    };
  },
});

/** The check is options.CSRSigningControllerOptions, Validate (tried with 1.28, 1.34 and 1.37). */
const REFUSAL = printed(
  'cannot specify --cluster-signing-{cert,key}-file and other --cluster-signing-*-file flags at the same time',
);
