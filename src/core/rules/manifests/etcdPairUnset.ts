import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type Rule, type RulePage } from '../engine/rule.ts';
import { isAbsent } from './flagMistakes.ts';

interface PairPage extends RulePage {
  readonly messages: { readonly unset: string };
}

/** The flags of one side of etcd. */
interface PairFlags {
  readonly urls: string;
  readonly certificate: string;
  readonly key: string;
  readonly auto: string;
}

/** The rule that requires the pair of one side of etcd. */
export function etcdPairUnset(page: PairPage, { urls, certificate, key, auto }: PairFlags): Rule {
  return defineRule(page, {
    *check(node) {
      for (const etcd of node.components) {
        if (etcd.name !== 'etcd') continue;
        const url = parseUrls(flagText(etcd, urls)).find(({ scheme }) => scheme === 'https');
        // Half a pair has a separate rule.
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
