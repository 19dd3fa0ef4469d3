import { isNear } from '../../kubernetes/values/editDistance.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { ADMIN_GROUPS } from '../subjects/adminGroup.ts';

/** Users and groups that Kubernetes binds roles to (kubernetes.io, "Using RBAC Authorization", default roles). */
const USERS = ['system:kube-scheduler', 'system:kube-controller-manager', 'system:kube-proxy'];
const GROUPS = ['system:masters', 'system:nodes', 'kubeadm:cluster-admins'];
const KNOWN = [...USERS, ...GROUPS];

/** Names are compared exactly. */
export const cnNearMiss = defineRule(NAMES['cn-near-miss'], {
  *check(node): Iterable<IssueOf<(typeof NAMES)['cn-near-miss']>> {
    for (const use of credentialUses(node)) {
      const leaf = use.purpose === 'clientAuth' ? leafInUse(use) : undefined;
      // Kubelets and the users of components have separate rules.
      if (!leaf || use.by === 'kubelet') continue;
      const isComponent = use.by === 'kube-scheduler' || use.by === 'kube-controller-manager';
      for (const { type, value } of leaf.certificate.subject.attributes) {
        if ((type !== 'CN' || isComponent) && type !== 'O') continue;
        const meant = nearest(contentOf(value), type === 'CN' ? USERS : GROUPS);
        if (meant === undefined) continue;
        const { at } = use.credentials;
        const related = relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]);
        const issue = { at, evidence: use.evidence, related };
        if (ADMIN_GROUPS.has(meant)) yield { message: 'nearAdmins', data: { type, value }, ...issue };
        else yield { message: 'near', data: { type, value, meant }, ...issue };
      }
    }
  },
});

function nearest(value: string, names: readonly string[]): string | undefined {
  if (KNOWN.includes(value) || value.startsWith('system:node:')) return undefined;
  return names.find((name) => isSlip(name, value));
}

/** Whether one character is wrong, missing, added or swapped with the next, or only case and separators differ. */
function isSlip(name: string, value: string): boolean {
  return isNear(name, value, 1) || isSwapped(name, value) || withoutStyle(name) === withoutStyle(value);
}

function isSwapped(name: string, value: string): boolean {
  if (name.length !== value.length) return false;
  const at = [...name].findIndex((character, index) => character !== value[index]);
  return value === name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

function withoutStyle(name: string): string {
  return name.toLowerCase().replaceAll(/[-_:. ]/g, '');
}
