import type { Basis, Rule, RuleReference } from './rule.ts';

/** What each basis means to a reader. */
const BASES: Readonly<Record<Basis, string>> = {
  must: 'A standard or a Kubernetes document demands it.',
  observed: 'Components of Kubernetes behave like this: it was tried, or read in their source.',
  should: 'A standard or a Kubernetes document recommends it.',
  advice: 'Good practice.',
};

/** The rule's documentation page as Markdown; ends with a line break. The pages in media/rules are exactly this. */
export function renderRuleDoc(rule: Rule): string {
  const { docs, title, id, severity, basis, profile } = rule;
  const lines = [
    `# ${title}`,
    '',
    `\`${id}\` · ${severity}${profile === undefined ? '' : ` · only in the profile \`${profile}\``}`,
    '',
    '## What it says',
    '',
    ...messageLines(rule),
    '## Why',
    '',
    docs.why,
    '',
    BASES[basis],
    '',
    '## How to fix it',
    '',
    docs.fix,
    '',
    '## References',
    '',
    ...docs.references.map(referenceLine),
    ...(docs.cis ?? []).map((recommendation) => `- CIS Kubernetes Benchmark 1.12, ${recommendation}`),
    '',
    '## Turning it off or down',
    '',
    `In the editor, add \`"${id}": "off"\` (or another severity) to the setting \`kubernetesPki.rules\`; on the command`,
    `line, give \`--rule ${id}=off\`.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Every message with its placeholders; a rule that passes on a decoder's sentence says so. */
function messageLines({ messages }: Rule): readonly string[] {
  const templates = Object.values<string>(messages).map((template) =>
    template === '{detail}' ? 'What exactly is wrong, at its very place.' : template,
  );
  return [...templates.map((template) => `- ${template}`), ''];
}

function referenceLine({ source, section, url }: RuleReference): string {
  const text = `${source}, ${section}`;
  return url === undefined ? `- ${text}` : `- [${text}](${url})`;
}
