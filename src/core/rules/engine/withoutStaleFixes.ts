import type { Finding } from '../../model/finding.ts';
import type { InspectedNode } from '../../model/report.ts';

/**
 * The findings without fixes that edit a file whose documents are those of an earlier text: while it is broken, places have moved, and
 * an edit would hit something else.
 */
export function withoutStaleFixes(findings: readonly Finding[], { view }: InspectedNode): readonly Finding[] {
  const stale = new Set(view.files.flatMap(({ file }) => (file.stale ? file.uri : [])));
  if (stale.size === 0) return findings;
  return findings.map((finding) => {
    const fixes = finding.fixes.filter(({ edits }) => !edits.some(({ uri }) => stale.has(uri)));
    return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
  });
}
