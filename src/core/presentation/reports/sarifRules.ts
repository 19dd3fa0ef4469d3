import { compareByNumber } from '../../model/collections/compareByNumber.ts';
import type { Severity } from '../../model/finding.ts';
import { type DocumentedRule, rulePageUrl } from '../../rules/engine/ruleDoc.ts';

const BENCHMARK = 'CIS Kubernetes Benchmark';

/** The rules as reporting descriptors (SARIF 2.1.0 §3.49), each tied to the recommendations it answers. */
export function sarifRules(rules: readonly DocumentedRule[]) {
  const taxa = recommendationsOf(rules);
  return rules.map(({ id, title, severity, cis, why, fix }) => ({
    id,
    name: pascalCase(id),
    shortDescription: { text: messageOf(title) },
    fullDescription: { text: messageOf(why || title) },
    help: { text: messageOf(withoutCode(fix || title)), markdown: messageOf(fix || title) },
    helpUri: rulePageUrl(id),
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    relationships: cis?.map((recommendation) => ({
      target: { id: recommendation, index: taxa.indexOf(recommendation), toolComponent: { name: BENCHMARK, index: 0 } },
      kinds: ['relevant'],
    })),
    properties: { tags: ['kubernetes', 'pki', id.slice(0, id.indexOf('/'))] },
  }));
}

/** The benchmark as a taxonomy (§3.14.8) with the recommendations that the rules answer; none if they answer none. */
export function sarifTaxonomies(rules: readonly DocumentedRule[]) {
  const taxa = recommendationsOf(rules);
  if (taxa.length === 0) return undefined;
  return [
    {
      name: BENCHMARK,
      version: '1.12',
      organization: 'Center for Internet Security',
      informationUri: 'https://www.cisecurity.org/benchmark/kubernetes',
      shortDescription: { text: 'Recommendations for the secure configuration of Kubernetes' },
      taxa: taxa.map((id) => ({ id })),
    },
  ];
}

function recommendationsOf(rules: readonly DocumentedRule[]): readonly string[] {
  const all = new Set(rules.flatMap(({ cis = [] }) => cis));
  return [...all].sort(compareByNumber);
}

/** `name` is an identifier for people (§3.49.7): "CertExpired". */
function pascalCase(id: string): string {
  return id
    .slice(id.indexOf('/') + 1)
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** Words of ours as a message, plain or in Markdown: a brace in either is doubled (§3.11.5), and links are meant. */
function messageOf(ours: string): string {
  return ours.replaceAll(/[{}]/g, '$&$&');
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll('`', '');
}

/** SARIF 2.1.0 §3.27.10: its levels for our severities. */
export const SARIF_LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};
