import type { Certificate } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { childrenOf, type DerElement, DerError, readWhole, TAG } from '../der/derElement.ts';

/** Why OpenSSL 3.5 cannot load a certificate that Go can; undefined if it can. */
export const opensslRefusal = derived((certificate: Certificate): Text | string | undefined => {
  const checked = attempt(() => checkCertificate(readWhole(certificate.der, TAG.sequence)));
  return 'error' in checked ? (REFUSALS.get(checked.error) ?? checked.error) : undefined;
});

const SURPLUS = 'surplus';
const NO_SECONDS = 'seconds';
const SEVERAL_VALUES = 'values';

const REFUSALS: ReadonlyMap<string, Text> = new Map([
  [SURPLUS, phrase('more fields than a certificate has')],
  [NO_SECONDS, phrase('a time without seconds')],
  [SEVERAL_VALUES, phrase('an attribute of a name with more than one value')],
]);

function checkCertificate(certificate: DerElement): void {
  const [tbs] = checkCount(certificate, 3);
  if (tbs) checkFields(new DerCursor(tbs));
}

function checkFields(tbs: DerCursor): void {
  tbs.takeOptional(0xa0, '');
  tbs.next('');
  checkCount(tbs.next(''), 2);
  checkName(tbs.next(''));
  for (const time of checkCount(tbs.next(''), 2)) {
    // RFC 5280 §4.1.2.5.1: the seconds must be there.
    if (time.tag === TAG.utcTime && time.end - time.content === 11) throw new DerError(NO_SECONDS);
  }
  checkName(tbs.next(''));
  for (const part of checkCount(tbs.next(''), 2)) if (part.tag === TAG.sequence) checkCount(part, 2);
  for (const tag of [0x81, 0x82, 0xa3]) tbs.takeOptional(tag, '');
  tbs.finish(SURPLUS);
}

function checkCount(sequence: DerElement, most: number): readonly DerElement[] {
  const children = attempt(() => childrenOf(sequence));
  if ('error' in children || children.value.length > most) throw new DerError(SURPLUS);
  return children.value;
}

/** An attribute has a type and one value. */
function checkName(name: DerElement): void {
  const sets = new DerCursor(name);
  while (!sets.done) {
    const pairs = new DerCursor(sets.next(''));
    while (!pairs.done) {
      const pair = new DerCursor(pairs.next(''));
      pair.next('');
      pair.next('');
      pair.finish(SEVERAL_VALUES);
    }
  }
}
