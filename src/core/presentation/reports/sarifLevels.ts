import type { Severity } from '../../model/finding.ts';

/** SARIF 2.1.0 §3.27.10: its levels for our severities. */
export const SARIF_LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};
