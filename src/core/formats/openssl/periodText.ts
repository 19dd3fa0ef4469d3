import { childrenOf, contentOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';
import { latinText } from '../der/derString.ts';
import { timeValue } from '../der/derTime.ts';
import { timeText } from './timeText.ts';

/** Private key usage period (RFC 3280 §4.2.1.4). */
export function periodText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((part) => `Not ${part.tag === 0x80 ? 'Before' : 'After'}: ${looseTimeText(part)}`)
    .join(', ');
}

/** A GeneralizedTime on its own, such as the date from which a key is known to be unsafe (RFC 5280 §5.3.2). */
export function dateText(value: Uint8Array): string {
  return looseTimeText(readWhole(value, TAG.generalizedTime));
}

/** With the fractions of a second that certificates may not have. */
function looseTimeText(element: DerElement): string {
  const [, seconds, fraction = ''] = /^(\d{14})(\.\d+)?Z$/.exec(latinText(contentOf(element))) ?? [];
  if (seconds === undefined) throw new DerError('malformed time');
  const bytes = new TextEncoder().encode(`${seconds}Z`);
  const whole = { bytes, tag: TAG.generalizedTime, start: 0, content: 0, end: bytes.length };
  return timeText(timeValue(whole)).replace(/\d\d:\d\d:\d\d/, `$&${fraction}`);
}
