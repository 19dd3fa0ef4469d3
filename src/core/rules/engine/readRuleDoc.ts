import type { Rule } from './rule.ts';

/** A rule as its documents tell of it. */
export type DocumentedRule = Pick<Rule, 'id' | 'title' | 'severity' | 'profile' | 'docs'>;

/**
 * The prose of a rule from its page: `renderRuleDoc` backwards, for bundles that carry the pages and not the prose.
 * What the page lacks is empty.
 */
export function readRuleDoc(page: string): Rule['docs'] {
  const references = sectionOf(page, 'References').split('\n');
  const cis = references.flatMap((line) => CIS.exec(line)?.[1] ?? []);
  return {
    // The sentence on the basis is the section's last paragraph.
    why: sectionOf(page, 'Why').replace(/\n\n[^\n]*$/, ''),
    fix: sectionOf(page, 'How to fix it'),
    references: references.flatMap(referenceOf),
    ...(cis.length === 0 ? {} : { cis }),
  };
}

const CIS = /^- CIS Kubernetes Benchmark 1\.12, (\d[\d.]*)$/;

function sectionOf(page: string, title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start < 0) return '';
  const from = start + title.length + 5;
  const end = page.indexOf('\n## ', from);
  return page.slice(from, end < 0 ? undefined : end).trim();
}

function referenceOf(line: string): Rule['docs']['references'] {
  if (CIS.test(line)) return [];
  const [, text = '', url] = /^- \[(.*)\]\(([^\s\]]+)\)$/.exec(line) ?? /^- (.*)$/.exec(line) ?? [];
  const comma = text.indexOf(', ');
  if (comma < 0) return [];
  return [{ source: text.slice(0, comma), section: text.slice(comma + 2), url }];
}

const PAGES = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector/blob/main/media/rules';

/** The rule's documentation page on the web: the same text the editor opens offline. */
export function rulePageUrl(rule: string): string {
  return `${PAGES}/${rule}.md`;
}
