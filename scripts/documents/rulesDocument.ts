import type { Rule } from '../../src/core/rules/engine/rule.ts';
import { countLine, type RuleGroup, ruleGroups, SEVERITY_ORDER } from './rulesSection.ts';

/** docs/rules.md: the catalogue, one table a group, the worst first, each rule linked to its page. */
export function rulesDocument(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    countLine(rules),
    'The setting `kubernetesPKI.rules` changes the severity of a rule or turns it off. Written by `npm run generate`.',
    '',
    ...ruleGroups(rules).map(groupTable),
  ].join('\n');
}

function groupTable({ id, title, rules }: RuleGroup): string {
  const rows = [...rules].sort(
    (a, b) =>
      SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  return [
    `## ${id}`,
    '',
    `${title}.`,
    '',
    '| Rule | Severity | What is wrong |',
    '| --- | --- | --- |',
    ...rows.map(tableRow),
    '',
  ].join('\n');
}

function tableRow({ id, severity, title, profile, cis: answered }: Rule): string {
  const name = id.slice(id.indexOf('/') + 1);
  const when = profile === undefined ? '' : `, profile \`${profile}\``;
  const cis = answered ? ` (CIS ${answered.join(', ')})` : '';
  return `| [${name}](../media/rules/${id}.md) | ${severity}${when} | ${title.replaceAll('|', '\\|')}${cis} |`;
}
