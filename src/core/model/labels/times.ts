import { phrase, type Text } from '../text/text.ts';

export const DAY = 86_400_000;

const HOUR = DAY / 24;
const MINUTE = HOUR / 60;

/** Days before expiry at which a leaf, or a CA, is warned about. */
export interface Thresholds {
  readonly warningDays: number;
  readonly caWarningDays: number;
}

/** Validity as people need it at a glance. */
export type ValidityState = 'valid' | 'expiring' | 'expired' | 'notYetValid';

export interface ValidityFacts {
  readonly notBefore: number;
  readonly notAfter: number;
  readonly isCa: boolean;
}

export function validityState(facts: ValidityFacts, now: number, thresholds: Thresholds): ValidityState {
  if (now > facts.notAfter) return 'expired';
  if (now < facts.notBefore) return 'notYetValid';
  return facts.notAfter - now <= warningTime(facts, thresholds) ? 'expiring' : 'valid';
}

/**
 * How long before its notAfter a certificate is reported, in milliseconds: the days of the setting, but at most the last fifth of its lifetime.
 * What renews itself has done so by then: cert-manager after two thirds, OpenShift after four fifths (openshift/library-go, certrotation).
 */
export function warningTime(
  { notBefore, notAfter, isCa }: ValidityFacts,
  { warningDays, caWarningDays }: Thresholds,
): number {
  const lifetime = Math.max(0, notAfter - notBefore);
  return Math.min((isCa ? caWarningDays : warningDays) * DAY, Math.floor(lifetime / 5));
}

/** "Expires in 23 days", "Expires in 5 hours", "Expired 3 days ago", "Valid in 2 days". */
export function timeLeftText({ notBefore, notAfter }: ValidityFacts, now: number): Text {
  if (now > notAfter) return phrase('Expired {span} ago', { span: spanText(now - notAfter) });
  if (now < notBefore) return phrase('Valid in {span}', { span: spanText(notBefore - now) });
  return phrase('Expires in {span}', { span: spanText(notAfter - now) });
}

/** The same within a sentence. */
export function timeLeftClause({ notBefore, notAfter }: ValidityFacts, now: number): Text {
  if (now > notAfter) return phrase('expired {span} ago', { span: spanText(now - notAfter) });
  if (now < notBefore) return phrase('valid in {span}', { span: spanText(notBefore - now) });
  return phrase('expires in {span}', { span: spanText(notAfter - now) });
}

/** The time that is left, without a verb: "23 days", or "3 days ago". */
export function residualText(notAfter: number, now: number): Text {
  return now > notAfter ? phrase('{span} ago', { span: spanText(now - notAfter) }) : spanText(notAfter - now);
}

/** Whole units, rounded down: what is certain to be left. */
export function spanText(milliseconds: number): Text {
  if (milliseconds >= DAY) return daysText(Math.floor(milliseconds / DAY));
  if (milliseconds >= HOUR) return hoursText(Math.floor(milliseconds / HOUR));
  return minutesText(Math.floor(milliseconds / MINUTE));
}

/** "1 day", "12 days", "less than a day". */
export function daysText(days: number): Text {
  if (days === 0) return phrase('less than a day');
  return days === 1 ? phrase('1 day') : phrase('{days} days', { days });
}

function hoursText(hours: number): Text {
  return hours === 1 ? phrase('1 hour') : phrase('{hours} hours', { hours });
}

function minutesText(minutes: number): Text {
  if (minutes === 0) return phrase('less than a minute');
  return minutes === 1 ? phrase('1 minute') : phrase('{minutes} minutes', { minutes });
}

/** "2026-06-01 12:00 UTC"; an instant that no calendar holds is written as its number. */
export function dateText(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return String(instant);
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
