import * as vscode from 'vscode';
import type { Kind } from './change.ts';

const RULES = [
  'validity/cert-expired',
  'validity/cert-expires-soon',
  'manifests/flag-unknown',
  'manifests/flag-file-missing',
  'kubeconfigs/kubeconfig-super-admin-present',
  'keys/key-reused',
  'trust/leaf-not-issued-by-ca',
  'connections/handshake-refused',
  'files/pem-bad-der',
];
const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'];

/** Values that a person sets, and for how many files they matter. */
export const changeSetting: Kind = (stage) => {
  const { draw } = stage;
  const rules = () => Object.fromEntries([0, 1, 2].map(() => [draw.pick(RULES), draw.pick(SEVERITIES)]));
  const choices: readonly (readonly [string, () => unknown])[] = [
    ['rules', rules],
    ['rules', rules],
    ['profile', () => 'cis'],
    ['warningDays', () => draw.pick([0, 9, 11, 400])],
    ['CAWarningDays', () => draw.pick([0, 5000])],
    ['exclude', () => draw.pick([['**/node-2'], ['**/etcd'], ['cluster-1*/**'], ['**/*.conf']])],
    ['checkFileModes', () => draw.pick(['always', 'never'])],
  ];
  const [name, value] = draw.pick(choices);
  const target = draw.chance(2) ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  const hold = `.setting/${name}`;
  if (!stage.isFree(hold)) return undefined;
  const set = value();
  const update = (to: unknown) => vscode.workspace.getConfiguration('kubernetesPKI').update(name, to, target);
  return {
    title: `set ${name} to ${JSON.stringify(set)} for the ${target === vscode.ConfigurationTarget.Global ? 'user' : 'workspace'}`,
    holds: [hold],
    act: async () => update(set),
    mend: { title: `set ${name} no more`, act: async () => update(undefined) },
  };
};
