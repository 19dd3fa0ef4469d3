import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type Rule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { isAbsent } from './flagMistakes.ts';

/** The rule that asks for the pair of one side of etcd. */
export function etcdPairUnset(spec: {
  readonly id: string;
  readonly title: string;
  readonly urls: string;
  readonly certificate: string;
  readonly key: string;
  readonly auto: string;
  readonly message: string;
  readonly cis: string;
}): Rule {
  const { id, title, urls, certificate, key, auto, message, cis } = spec;
  return defineRule({
    id,
    severity: 'error',
    basis: 'observed',
    title,
    messages: { unset: message },
    docs: {
      why: 'For an https URL etcd needs a certificate and its key, and stops without them.',
      fix: `Set \`--${certificate}\` and \`--${key}\`.`,
      references: [ETCD_SECURITY],
      cis: [cis],
    },
    *check(node) {
      for (const etcd of node.components) {
        if (etcd.name !== 'etcd') continue;
        const url = parseUrls(flagText(etcd, urls)).find(({ scheme }) => scheme === 'https');
        // Half a pair has a rule of its own.
        if (!url || !isAbsent(etcd, certificate) || !isAbsent(etcd, key)) continue;
        if (switchOr(etcd, auto, false) !== false) continue;
        yield {
          message: 'unset',
          data: { url: url.url },
          at: flagPlace(etcd, certificate),
          related: [relatedPlace(flagPlace(etcd, urls), phrase('etcd listens here'))],
        };
      }
    },
  });
}
