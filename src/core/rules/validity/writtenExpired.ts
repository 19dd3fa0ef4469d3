import { aboutDates } from '../../model/about.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import type { CertificateUse } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import type { IssueOf } from '../engine/rule.ts';
import type { VALIDITY } from '../pages/validity.ts';
import { daysBetween, nameOf } from '../subjects/certificateClock.ts';

/** Maximum number of certificates named in the message. The related places list all of them. */
const MOST_NAMED = 5;

/** One finding for the expired certificates that a document writes and that have no known reader: they are as old as the document. */
export function* writtenExpired(
  uses: readonly CertificateUse[],
  now: number,
): Generator<IssueOf<(typeof VALIDITY)['cert-expired']>> {
  const inOrder = uses.toSorted((one, other) => one.certificate.notAfter - other.certificate.notAfter);
  const [first, ...others] = inOrder;
  if (!first) return;
  const { notAfter } = first.certificate;
  const names = inOrder.slice(0, MOST_NAMED).map(quotedName);
  const more = inOrder.length - names.length;
  yield {
    message: others.length > 0 ? 'several' : 'unknown',
    data: {
      name: nameOf(first),
      names: joined(more > 0 ? [...names, phrase('{more} more', { more })] : names, ', '),
      count: uses.length,
      ago: daysText(daysBetween(notAfter, now)),
      date: dateText(notAfter),
      flag: '',
      file: '',
      user: '',
      context: '',
      role: '',
    },
    at: placeOf(first.artifact),
    about: uses.map(({ certificate }) => aboutDates(certificate)),
    related: others.map((use) => relatedPlace(placeOf(use.artifact), quotedName(use))),
    severity: 'warning',
  };
}

function quotedName(use: CertificateUse): Text {
  return phrase('"{name}"', { name: nameOf(use) });
}
