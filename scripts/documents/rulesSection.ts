import type { Severity } from '../../src/core/model/finding.ts';
import type { Rule } from '../../src/core/rules/rule.ts';

/** What each group of rules judges, in the order of the README: what breaks clusters most often comes first. */
export const GROUPS: Readonly<Record<string, string>> = {
  validity: 'Expired, expiring, not yet valid',
  trust: 'Who signed whom, judged as Go judges it',
  keys: 'Certificates and keys that do not belong together',
  names: 'Names that a certificate lacks, and identities that nobody expects',
  usage: 'Key usages that do not fit the role',
  isolation: 'One CA where Kubernetes needs several',
  manifests: 'Flags of the control plane and of etcd',
  connections: 'Who dials whom, and what the handshake does',
  tls: 'Versions and cipher suites of TLS',
  kubeconfigs: 'What a kubeconfig trusts and logs in with',
  kubelet: 'The kubelet’s configuration and its rotated certificates',
  requests: 'Certificate signing requests',
  objects: 'Secrets and other objects that carry certificates',
  permissions: 'Modes and owners of files',
  kubeadm: 'What kubeadm was told, and what it made',
  files: 'Damaged or mistaken PEM, DER, base64 and YAML',
};

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The catalogue as Markdown: one table a group, folded, each rule linked to its page. Throws for an unknown group. */
export function rulesSection(rules: readonly Rule[]): string {
  const unknown = rules.find(({ id }) => !(groupOf(id) in GROUPS));
  if (unknown) throw new Error(`The group of ${unknown.id} has no description.`);
  const groups = Object.keys(GROUPS).map((group) => ({ group, own: rules.filter(({ id }) => groupOf(id) === group) }));
  return [countLine(rules), '', ...groups.filter(({ own }) => own.length > 0).map(groupTable)].join('\n');
}

function countLine(rules: readonly Rule[]): string {
  const count = (severity: Severity) => rules.filter((rule) => rule.severity === severity).length;
  const parts = SEVERITY_ORDER.filter((severity) => count(severity) > 0).map(
    (severity) => `${count(severity)} ${plural(severity, count(severity))}`,
  );
  return `${rules.length} rules: ${parts.join(', ')}.`;
}

function plural(severity: Severity, count: number): string {
  return severity === 'info' || count === 1 ? severity : `${severity}s`;
}

function groupTable({ group, own }: { readonly group: string; readonly own: readonly Rule[] }): string {
  const rows = [...own].sort(
    (a, b) =>
      SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  return [
    `<details><summary><b>${group}</b> · ${GROUPS[group]} (${own.length})</summary>`,
    '',
    '| Rule | Severity | What is wrong |',
    '| --- | --- | --- |',
    ...rows.map(tableRow),
    '',
    '</details>',
    '',
  ].join('\n');
}

function tableRow({ id, severity, title, profile, docs }: Rule): string {
  const name = id.slice(id.indexOf('/') + 1);
  const when = profile === undefined ? '' : `, profile \`${profile}\``;
  const cis = docs.cis ? ` (CIS ${docs.cis.join(', ')})` : '';
  return `| [${name}](media/rules/${id}.md) | ${severity}${when} | ${title.replaceAll('|', '\\|')}${cis} |`;
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
