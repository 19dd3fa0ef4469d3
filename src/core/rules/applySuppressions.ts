import type { Finding } from '../model/finding.ts';
import type { InspectedNode } from '../model/report.ts';
import { sortFindings, toFinding } from './engine.ts';
import { unusedSuppression, unusedSuppressionIssue } from './files/unused-suppression.ts';
import type { Rule } from './rule.ts';
import { hides, type Suppression, suppressionsIn } from './suppressions.ts';

/**
 * The nodes without what comments in the files hide, and with a hint for each comment that hides nothing. `isJudged` tells
 * whether a rule had its say: of one that did not, nothing can be hidden.
 */
export function applySuppressions(
  nodes: readonly InspectedNode[],
  rules: readonly Rule[],
  isJudged: (rule: Rule) => boolean,
): readonly InspectedNode[] {
  const hidden = new Map<Finding, Suppression>();
  const unused = new Map<string, readonly Suppression[]>();
  const all = nodes.flatMap(({ findings }) => findings);
  const seen = new Set<string>();
  for (const { view } of nodes) {
    for (const { file, archived } of view.files) {
      const suppressions = seen.has(file.uri) ? [] : suppressionsIn(file);
      seen.add(file.uri);
      if (suppressions.length === 0) continue;
      const here = all.filter(({ at }) => at.uri === file.uri);
      const idle = suppressions.filter((suppression) => {
        const matching = here.filter((finding) => hides(suppression, finding, file));
        for (const finding of matching) if (!hidden.has(finding)) hidden.set(finding, suppression);
        return matching.length === 0;
      });
      // Nothing is said of copies, nor of a file that is being typed.
      const isJudgedNow = !archived && !file.stale && !file.problems.some(({ code }) => code === 'yaml-syntax');
      if (isJudgedNow) unused.set(file.uri, idle);
    }
  }
  if (hidden.size === 0 && unused.size === 0) return nodes;
  return nodes.map((node) => {
    const kept = node.findings.filter((finding) => !hidden.has(finding));
    const hints = node.view.files.flatMap(({ file }) => {
      const idle = unused.get(file.uri) ?? [];
      unused.delete(file.uri);
      return idle.flatMap((suppression) => {
        const rule = rules.find(({ id }) => id === suppression.rule || id.endsWith(`/${suppression.rule}`));
        if (rule && !isJudged(rule)) return [];
        return [toFinding(unusedSuppression, unusedSuppressionIssue(file.uri, suppression, rule !== undefined))];
      });
    });
    const suppressed = node.findings.flatMap((finding) => {
      const by = hidden.get(finding);
      return by ? { finding, scope: by.scope, reason: by.reason } : [];
    });
    const told = { ...node, findings: sortFindings([...kept, ...hints]) };
    return suppressed.length === 0 ? told : { ...told, suppressed };
  });
}
