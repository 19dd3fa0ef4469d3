import { printed } from '../../connections/handshake/evaluation.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

import { removeSetting, settingOf, versionNumber } from './tlsSettings.ts';

/** etcd refuses an empty range (embed.Config). */
export const tlsMinAboveMax = defineRule(TLS['tls-min-above-max'], {
  *check(node) {
    for (const component of node.components) {
      const min = settingOf(component, 'tls-min-version');
      const max = settingOf(component, 'tls-max-version');
      if (component.name !== 'etcd' || !min || !max) continue;
      if ((versionNumber(component, min.value) ?? 0) <= (versionNumber(component, max.value) ?? 13)) continue;
      const related = [relatedPlace(min.at, phrase('The minimum'))];
      const fixes = removeSetting(node, component, max.flag);
      const error = printed(`min version (${min.value}) is greater than max version (${max.value})`);
      yield {
        message: 'empty',
        data: { min: min.value, max: max.value, error },
        at: max.at,
        lastWords: error,
        related,
        fixes,
      };
    }
  },
});
