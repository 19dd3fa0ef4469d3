import type { Markdown } from '../../model/text/markdown.ts';
import type { Basis, RulePage } from './rule.ts';

/** A rule as reports describe it. The prose comes from its page, and is absent if the page was not read. */
export interface DocumentedRule extends RulePage {
  /** Markdown. */
  readonly why?: string;
  /** Markdown. */
  readonly fix?: string;
}

/** The meaning of each basis for a reader. */
const BASES: Readonly<Record<Basis, string>> = {
  must: 'A standard or the Kubernetes documentation demands it.',
  observed: 'Verified against the component or its source.',
  should: 'A standard or the Kubernetes documentation recommends it.',
  advice: 'Good practice.',
};

/** The prose of a rule's page in media/rules; what the page lacks is empty. */
export function readRuleDoc(page: string): Required<Pick<DocumentedRule, 'why' | 'fix'>> {
  return { why: sectionOf(page, 'Why'), fix: sectionOf(page, 'How to fix it') };
}

/** The text below one heading of a page, trimmed; empty if it lacks the heading. */
export function sectionOf(page: string, title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start < 0) return '';
  const from = start + title.length + 5;
  const end = page.indexOf('\n## ', from);
  return page.slice(from, end < 0 ? undefined : end).trim();
}

/**
 * The page as people read it: the finding that it was opened from, the head in words instead of the front matter, the page's own sections, and
 * how to turn the rule off.
 */
export function ruleDocument(
  { id, severity, basis, profile, cis, title }: RulePage,
  page: string,
  finding?: Markdown,
): string {
  const facts = [
    `\`${id}\``,
    severity,
    ...(profile === undefined ? [] : [`only in the profile \`${profile}\``]),
    ...(cis ?? []).map((recommendation) => `CIS Kubernetes Benchmark 1.12, ${recommendation}`),
  ];
  const sections = page.slice(Math.max(0, page.indexOf('\n## ')));
  return `# ${title}
${finding === undefined ? '' : `\n${finding}\n`}
${facts.join(' · ')}

${BASES[basis]}
${sections}
## Turning it off

In the editor, add \`"${id}": "off"\` (or another severity) to the setting \`kubernetesPKI.rules\`. On the command line, pass
\`--rule ${id}=off\`.
`;
}

const PAGES = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector/blob/main/media/rules';

/** The rule's page on the web: what the editor opens offline. */
export function rulePageUrl(rule: string): string {
  return `${PAGES}/${rule}.md`;
}
