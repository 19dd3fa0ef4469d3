import { hexDigest } from '../../formats/x509/digest.ts';
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { PathOf } from './json/paths.ts';

/**
 * Identifies a finding after lines above it, its days or its values have changed: by rule, message, file and
 * the name of the flag or field, and its number among those alike. Values are no part of it, so no secret is either.
 */
export async function findingFingerprints(
  report: Report,
  findings: readonly Finding[],
  pathOf: PathOf,
  scheduler: Scheduler,
): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  const fingerprints: string[] = [];
  for (const finding of findings) {
    const { rule, messageId, at } = finding;
    const key = [rule, messageId, pathOf(at.uri), nameAt(report, finding)].join('\0');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    fingerprints.push(await textFingerprint(`${key}\0${count}`));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return fingerprints;
}

/** The fingerprint of a text, in hexadecimal digits. */
export function textFingerprint(text: string): Promise<string> {
  return hexDigest('SHA-256', new TextEncoder().encode(text));
}

/** "--etcd-cafile", "client-certificate-data": what the line sets; empty for a line that sets nothing. */
function nameAt(report: Report, { at }: Finding): string {
  const file = report.files.get(at.uri);
  if (file?.text === undefined) return '';
  const { line } = file.lines.positionAt(at.span.start);
  const start = file.lines.lineStart(at.span.start);
  const text = file.text.slice(start, file.lines.offsetAt({ line: line + 1, character: 0 }));
  const [, before = '', name = '', after] = /^([\s\-"']*)([A-Za-z][\w.-]*)([=\s:])/.exec(text) ?? [];
  if (after === ':') return name;
  return before.endsWith('--') ? `--${name}` : (VARIABLE.exec(text)?.[1] ?? '');
}

const VARIABLE = /^(?:export )?([A-Z][A-Z_]+)=[^=]/;
