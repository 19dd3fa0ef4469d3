import type { Told } from './questions.ts';

/** So many are named; the rest is the same cause most often. */
const NAMED = 12;

/** The statements of the extension that a new inspector does not make, and the other way round. */
export function differences(reported: Told, fresh: Told): readonly string[] {
  const { report, problems } = reported;
  const other = fresh.report;
  return [
    ...lists('finding', report.findings.map(text), other.findings.map(text)),
    ...lists('problem', problems.map(text), fresh.problems.map(text)),
    ...lists('certificate', report.certificates.map(text), other.certificates.map(text)),
    ...lists('connection', report.connections.map(text), other.connections.map(text)),
    ...lists('summary', [text(report.summary)], [text(other.summary)]),
  ].slice(0, NAMED);
}

/** Go names the very instant; a judgment is kept while that is all that changes. */
function text(value: unknown): string {
  return JSON.stringify(value).replaceAll(/current time [0-9TZ:.-]+/g, 'current time …');
}

/** In any order, each as often as the other. */
function lists(what: string, reported: readonly string[], fresh: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of reported) counts.set(item, (counts.get(item) ?? 0) + 1);
  for (const item of fresh) counts.set(item, (counts.get(item) ?? 0) - 1);
  return [...counts].flatMap(([item, count]) => {
    if (count === 0) return [];
    return [`${what} that only ${count > 0 ? 'the extension' : 'a new inspector'} has: ${item}`];
  });
}
