import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { settingOf, versionNumber } from './tlsSettings.ts';

/** etcd refuses an empty range (embed.Config). */
export const tlsMinAboveMax = defineRule({
  id: 'tls/tls-min-above-max',
  severity: 'error',
  basis: 'observed',
  title: 'The lowest TLS version of etcd is above its highest',
  messages: { empty: 'Minimum `{min}` is above maximum `{max}`: etcd exits.' },
  docs: {
    why: 'No version of TLS lies between the two.',
    fix: 'Lower the minimum or raise the maximum.',
    references: [ETCD_SECURITY],
  },
  *check(node) {
    for (const component of node.components) {
      const min = settingOf(component, 'tls-min-version');
      const max = settingOf(component, 'tls-max-version');
      if (component.name !== 'etcd' || !min || !max) continue;
      if ((versionNumber(component, min.value) ?? 0) <= (versionNumber(component, max.value) ?? 13)) continue;
      const related = [relatedPlace(max.at, phrase('The maximum'))];
      yield { message: 'empty', data: { min: min.value, max: max.value }, at: min.at, related };
    }
  },
});
