import type { Severity } from '../../src/core/model/finding.ts';
import type { Rule } from '../../src/core/rules/engine/rule.ts';

/** The subject of each group of rules, in the order of the README: the most frequent faults of clusters come first. */
const GROUPS: Readonly<Record<string, string>> = {
  validity: 'Expired, expiring and not yet valid certificates',
  trust: 'Signatures and trust, verified as Go verifies them',
  keys: 'Certificates and keys that do not match',
  names: 'Missing names and unexpected identities',
  usage: 'Key usages that do not match the role',
  isolation: 'Shared CAs where Kubernetes needs separate ones',
  manifests: 'Control plane and etcd flags',
  connections: 'Connections and their TLS handshakes',
  tls: 'TLS versions and cipher suites',
  kubeconfigs: 'Trust and credentials in kubeconfigs',
  kubelet: 'Kubelet configuration and certificate rotation',
  requests: 'Certificate signing requests',
  objects: 'Secrets and other objects that carry certificates',
  permissions: 'File permissions and owners',
  kubeadm: 'kubeadm configuration and output',
  files: 'Damaged PEM, DER, base64 and YAML',
};

/** From the worst on. */
export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** One group of the catalogue with its rules. */
export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The catalogue by group, without those that have no rule. Throws for a rule of an unknown group. */
export function ruleGroups(rules: readonly Rule[]): readonly RuleGroup[] {
  const unknown = rules.find(({ id }) => !(groupOf(id) in GROUPS));
  if (unknown) throw new Error(`The group of ${unknown.id} has no description.`);
  return Object.entries(GROUPS)
    .map(([id, title]) => ({ id, title, rules: rules.filter((rule) => groupOf(rule.id) === id) }))
    .filter((group) => group.rules.length > 0);
}

/** The groups of the catalogue as a Markdown table, each linked to its rules in docs/rules.md. */
export function rulesSection(rules: readonly Rule[]): string {
  const rows = ruleGroups(rules).map(
    (group) => `| [${group.title}](docs/rules.md#${group.id}) | ${group.rules.length} |`,
  );
  return [countLine(rules), '', '| What | Rules |', '| --- | --- |', ...rows].join('\n');
}

/** How many rules there are, and of which severity. */
export function countLine(rules: readonly Rule[]): string {
  const count = (severity: Severity) => rules.filter((rule) => rule.severity === severity).length;
  const parts = SEVERITY_ORDER.filter((severity) => count(severity) > 0).map(
    (severity) => `${count(severity)} ${plural(severity, count(severity))}`,
  );
  return `${rules.length} rules: ${parts.join(', ')}.`;
}

function plural(severity: Severity, count: number): string {
  return severity === 'info' || count === 1 ? severity : `${severity}s`;
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
