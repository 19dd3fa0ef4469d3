import { days } from '../../nodeOptions.ts';
import { type Incident, NOW } from '../incident.ts';

/** The required content of the answer to an incident. */
export interface ExpectedAnswer {
  /** Who says it of whom. Null if nothing in the line or the files shows it. */
  readonly ends: readonly [string | null, string | null];
  /** "<rule> <path>" of the first finding. Absent: the answer lists no finding. */
  readonly finding?: string;
  /** The path of the certificate that the message is about. Absent: none. */
  readonly certificate?: string;
  readonly isElsewhere?: true;
  /** The required text on a terminal. */
  readonly says?: RegExp;
}

export interface CollectedIncident extends Incident {
  readonly answer: ExpectedAnswer;
}

/** 2026-04-27 12:00:00 UTC, 35 days before the clock of the incidents. */
export const EXPIRED = { notBefore: days(NOW, -400), notAfter: days(NOW, -35) };
export const EXPIRED_TEXT =
  'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-04-27T12:00:00Z';
