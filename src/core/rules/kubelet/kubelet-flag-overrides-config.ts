import { flagUri, flagView, isHole } from '../../cluster/nodes/flags.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf, type FlagView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** Values that have separate, more specific rules. */
const TOLD: Readonly<Record<string, RegExp>> = {
  'anonymous-auth': /^true$/,
  'authorization-mode': /^AlwaysAllow$/,
  'read-only-port': /^[1-9]/,
  'rotate-certificates': /^false$/,
  'authentication-token-webhook': /^false$/,
};

/** A flag overrides the field of the configuration file (kubernetes.io, "kubelet", --config). */
export const kubeletFlagOverridesConfig = defineRule(KUBELET['kubelet-flag-overrides-config'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet) return;
    for (const view of kubelet.flags) {
      const { flag, spec } = view;
      if (flag.spelling.startsWith('-') || !spec) continue;
      const winner = flagView(kubelet, flag.name);
      if (!winner || winner === view || !winner.flag.spelling.startsWith('-')) continue;
      if (isHole(winner) || isHole(view)) continue;
      if (textOf(winner) === textOf(view) || TOLD[flag.name]?.test(textOf(winner))) continue;
      const at = { uri: flagUri(kubelet, winner.flag), span: winner.flag.valueSpan };
      yield {
        message: 'overrides',
        data: { flag: winner.flag.spelling, value: textOf(winner), field: flag.spelling, ignored: textOf(view) },
        at,
        related: [
          relatedPlace({ uri: flagUri(kubelet, flag), span: flag.valueSpan }, phrase('This field has no effect')),
        ],
      };
    }
  },
});

function textOf({ flag, spec }: FlagView): string {
  return spec?.type === 'boolean' ? String(booleanOf(flag) ?? flag.value) : (flag.value ?? '');
}
