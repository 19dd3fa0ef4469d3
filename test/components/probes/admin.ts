import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '../node/enclosure.ts';
import type { RunningNode } from '../node/runningNode.ts';

/** kubectl with one kubeconfig of the node. */
export function kubectl(
  node: RunningNode,
  kubeconfig: string,
  words: readonly string[],
  input = '',
): Promise<CommandResult> {
  const flags = [`--kubeconfig=${kubeconfig}`, '--request-timeout=6s'];
  return node.enclosure.run(['/run/programs/kubectl', ...flags, ...words], input);
}

/** Somebody who may do everything in the node's cluster, as far as its API server lets anybody in. */
export type Admin = (words: readonly string[], input?: string) => Promise<CommandResult>;

const CANDIDATES = ['super-admin.conf', 'admin.conf'];

/**
 * The first kubeconfig of an administrator that the API server accepts. Whether it trusts that server is not its question, so it does not
 * verify. Undefined if none is accepted. Grants what `kubeadm init` grants, without which the files alone would not do.
 */
export async function findAdmin(node: RunningNode, root: string): Promise<Admin | undefined> {
  for (const name of CANDIDATES) {
    const file = join(root, 'etc/kubernetes', name);
    if (!existsSync(file)) continue;
    const trusting = readFileSync(file, 'utf8').replace(
      /^( *)certificate-authority(-data)?: .*(\n\1 +\S.*)*/m,
      '$1insecure-skip-tls-verify: true',
    );
    writeFileSync(join(root, 'etc/kubernetes', `.probe-${name}`), trusting);
    const admin: Admin = (words, input) => kubectl(node, `/etc/kubernetes/.probe-${name}`, words, input);
    const { code } = await admin(['auth', 'can-i', '*', '*', '--all-namespaces']);
    if (code !== 0) continue;
    await admin(['apply', '--validate=false', '-f', '-'], GRANTS);
    return admin;
  }
  return undefined;
}

/** The bindings that `kubeadm init` creates for the users and groups of its certificates. */
const GRANTS = [
  { name: 'kubeadm:cluster-admins', role: 'cluster-admin', kind: 'Group', subject: 'kubeadm:cluster-admins' },
  {
    name: 'kubeadm:apiserver-kubelet-client',
    role: 'system:kubelet-api-admin',
    kind: 'User',
    subject: 'kube-apiserver-kubelet-client',
  },
]
  .map(({ name, role, kind, subject }) =>
    JSON.stringify({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind, name: subject }],
    }),
  )
  .join('\n---\n');
