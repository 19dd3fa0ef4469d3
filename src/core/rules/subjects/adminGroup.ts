import type { Certificate } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';

/** Groups with full access: by the authorizer itself, and by kubeadm's binding since 1.29. */
export const ADMIN_GROUPS: ReadonlySet<string> = new Set(['system:masters', 'kubeadm:cluster-admins']);

/** The group that gives a client full access; undefined for any other client. */
export function adminGroupOf({ subject }: Certificate): string | undefined {
  const groups = subject.attributes.flatMap(({ type, value }) => (type === 'O' ? contentOf(value) : []));
  return groups.find((group) => ADMIN_GROUPS.has(group));
}
