import { isTemplated } from '../../formats/placeholder.ts';
import { parseGoDuration } from '../../kubernetes/values/goTime.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';

import { type Configuration, clusterConfigurations, fieldPlace, laterVersionOf } from '../subjects/configurations.ts';

/** kubeadm's defaults: a year for leaves, ten for CAs, in fixed hours (kubeadm, constants). */
const DEFAULTS = { leaf: '8760h', ca: '87600h' };

const HOURS: Readonly<Record<string, number>> = { d: 24, w: 168, y: 8760 };

/** Periods are Go durations, and a leaf is useless after its CA has expired (kubernetes.io, "kubeadm Configuration (v1beta4)"). */
export const kubeadmValidityOrder = defineRule(VALIDITY['kubeadm-validity-order'], {
  *check(node): Iterable<IssueOf<(typeof VALIDITY)['kubeadm-validity-order']>> {
    for (const configuration of clusterConfigurations(node)) {
      // kubeadm ignores both.
      if (laterVersionOf(configuration.document)) continue;
      const { certificateValidityPeriod: leaf, caCertificateValidityPeriod: ca } = configuration.content;
      for (const field of [leaf, ca]) {
        const error = field && !isTemplated(field.value) && errorOf(field.value);
        if (!field || !error) continue;
        const at = fieldPlace(configuration, field);
        yield {
          message: 'duration',
          data: { value: field.value, error },
          at,
          fixes: inHours(configuration, field, at),
        };
      }
      const field = leaf ?? ca;
      const periods = [leaf?.value ?? DEFAULTS.leaf, ca?.value ?? DEFAULTS.ca] as const;
      const [short, long] = periods.map(parseGoDuration);
      if (!field || !short || !long || 'error' in short || 'error' in long) continue;
      if (short.milliseconds < long.milliseconds || long.milliseconds <= 0) continue;
      yield {
        message: 'order',
        data: { leaf: periods[0], ca: periods[1] },
        at: fieldPlace(configuration, field),
        related: leaf && ca ? [relatedPlace(fieldPlace(configuration, ca), phrase('The validity period of CAs'))] : [],
      };
    }
  },
});

function errorOf(value: string): string | undefined {
  const duration = parseGoDuration(value);
  return 'error' in duration ? duration.error : undefined;
}

/** Days, weeks and years of 365 days in hours. */
function inHours({ file }: Configuration, { value }: Located<string>, at: Location) {
  const [, count, unit = ''] = /^(\d{1,5})([dwy])$/i.exec(value) ?? [];
  const hours = HOURS[unit.toLowerCase()];
  if (count === undefined || hours === undefined) return [];
  const text = `${Number(count) * hours}h`;
  return fixOf(phrase('Change it to {text}', { text }), [writeValue(file.file, at, text)]);
}
