import { type Markdown, markdown } from '../../model/text/markdown.ts';
import type { Language } from '../../model/text/render.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Basis, RulePage } from './rule.ts';

/** A rule as reports describe it. The prose comes from its page, and is absent if the page was not read. */
export interface DocumentedRule extends RulePage {
  /** Markdown. */
  readonly why?: string;
  /** Markdown. */
  readonly fix?: string;
}

/** The meaning of each basis for a reader. */
const BASES: Readonly<Record<Basis, Text>> = {
  must: phrase('A standard or the Kubernetes documentation demands it.'),
  observed: phrase('Verified against the component or its source.'),
  should: phrase('A standard or the Kubernetes documentation recommends it.'),
  advice: phrase('Good practice.'),
};

/** The headings of a page. */
const HEADINGS: Readonly<Record<string, Text>> = {
  'What you see': phrase('What you see'),
  'How to fix it': phrase('How to fix it'),
  Why: phrase('Why'),
  Example: phrase('Example'),
  References: phrase('References'),
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

/** How a page is shown. */
interface RuleDocumentOptions {
  /** The section on the finding from which it was opened. */
  readonly finding?: Markdown | undefined;
  /** English if absent. */
  readonly language?: Language | undefined;
}

/**
 * The page as people read it: the finding that it was opened from, the head in words instead of the front matter, the page's own sections, and
 * how to turn the rule off. What frames the sections is in the given language, as are their headings; the sections are English.
 */
export function ruleDocument(
  { id, severity, basis, profile, cis, title }: RulePage,
  page: string,
  { finding, language }: RuleDocumentOptions = {},
): string {
  const say = (text: Text) => markdown(text, language);
  const facts = [
    `\`${id}\``,
    severity,
    ...(profile === undefined ? [] : [say(phrase('only in the profile `{profile}`', { profile }))]),
    ...(cis ?? []).map((recommendation) => `CIS Kubernetes Benchmark 1.12, ${recommendation}`),
  ];
  const paragraphs = [
    `# ${say({ template: title, slots: {} })}`,
    ...(finding === undefined ? [] : [finding]),
    facts.join(' · '),
    say(BASES[basis]),
    ...(language ? [`*${say(phrase('The sections below are in English.'))}*`] : []),
    sectionsOf(page, say).trim(),
    `## ${say(phrase('Turning it off'))}`,
    say(
      phrase(
        'In the editor, add `"{id}": "off"` (or another severity) to the setting `kubernetesPKI.rules`. On the command line, pass `--rule {id}=off`.',
        { id },
      ),
    ),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The page's own sections. Its messages have the values of an example, which a reader takes for findings otherwise. */
function sectionsOf(page: string, say: (text: Text) => Markdown): string {
  const note = say(phrase('Messages with example values:'));
  return page.slice(Math.max(0, page.indexOf('\n## '))).replaceAll(/^## (.+)$/gm, (line, name: string) => {
    const heading = HEADINGS[name];
    if (!heading) return line;
    return name === 'What you see' ? `## ${say(heading)}\n\n${note}` : `## ${say(heading)}`;
  });
}

const PAGES = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector/blob/main/media/rules';

/** The rule's page on the web: what the editor opens offline. */
export function rulePageUrl(rule: string): string {
  return `${PAGES}/${rule}.md`;
}
