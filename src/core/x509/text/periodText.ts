import { childrenOf, readWhole, TAG } from '../../der/derElement.ts';
import { timeValue } from '../../der/derTime.ts';
import { timeText } from './timeText.ts';

/** Private key usage period (RFC 3280 §4.2.1.4). */
export function periodText(value: Uint8Array): string {
  return childrenOf(readWhole(value, TAG.sequence))
    .map((part) => {
      const time = timeText(timeValue({ ...part, tag: TAG.generalizedTime }));
      return `Not ${part.tag === 0x80 ? 'Before' : 'After'}: ${time}`;
    })
    .join(', ');
}
