/** A kubeconfig of one cluster and one user, from the lines of its fields. */
export function kubeconfigOf(server: string, trust: string, user: readonly string[]): string {
  return `${[
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '- name: c',
    '  cluster:',
    `    ${trust}`,
    `    server: ${server}`,
    'contexts:',
    '- name: c',
    '  context: { cluster: c, user: u }',
    'current-context: c',
    'users:',
    '- name: u',
    '  user:',
    ...user.map((line) => `    ${line}`),
  ].join('\n')}\n`;
}
