import { klogLine } from '../../../src/sample/exerciseLogs.ts';

export const escaped = (text: string): string => text.replaceAll('"', '\\"');

/** "month day time" as journald and syslog write them. */
function syslogTime(now: Date): string {
  const month = now.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  const day = String(now.getUTCDate()).padStart(2, '0');
  return `${month} ${day} ${now.toISOString().slice(11, 19)}`;
}

/** A line of a unit in the journal of the machine. */
export function inJournal(unit: string, line: string, now: Date): string {
  return `${syslogTime(now)} cp-1 ${unit}[812]: ${line}`;
}

/** A structured line of klog, since Kubernetes 1.19: a message and an error. */
export function structured(now: Date, at: string, message: string, error: string): string {
  return klogLine(now, at, `"${message}" err="${escaped(error)}"`);
}

/** A line of etcd 3.4 and later, by zap. */
export function etcdLine(now: Date, caller: string, fields: Readonly<Record<string, string>>, level = 'warn'): string {
  return JSON.stringify({ level, ts: now.toISOString(), caller, ...fields });
}

/** A line of etcd before 3.5, by capnslog. */
export function capnslogLine(now: Date, level: 'I' | 'W' | 'C', message: string): string {
  return `${now.toISOString().slice(0, 10)} ${now.toISOString().slice(11, 23)}456 ${level} | ${message}`;
}
