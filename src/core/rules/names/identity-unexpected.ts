import { shortName } from '../../describe/shortName.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { flagView } from '../../nodes/flags.ts';
import { leafOf } from '../../nodes/material.ts';
import type { KubeconfigView, NodeView } from '../../nodes/node.ts';
import type { Location } from '../../text/span.ts';
import { commonName } from '../../trust/subjectNames.ts';
import { placeOf, relatedPlace, relatedTo } from '../places.ts';
import { PKI_PAGE } from '../references.ts';
import { reissue } from '../reissue.ts';
import { defineRule } from '../rule.ts';

/** Users that the built-in ClusterRoleBindings name (kubernetes.io, "PKI certificates and requirements"). */
const IDENTITIES = {
  'kube-scheduler': { user: 'system:kube-scheduler', file: '/etc/kubernetes/scheduler.conf' },
  'kube-controller-manager': {
    user: 'system:kube-controller-manager',
    file: '/etc/kubernetes/controller-manager.conf',
  },
} as const;

const ADMIN_GROUPS: ReadonlySet<string> = new Set(['system:masters', 'kubeadm:cluster-admins']);

type Component = keyof typeof IDENTITIES;

export const identityUnexpected = defineRule({
  id: 'names/identity-unexpected',
  severity: 'error',
  basis: 'must',
  title: 'A component speaks for another user than its role is bound to',
  messages: {
    otherUser:
      '{component} speaks for user “{cn}”, but RBAC binds its role to “{expected}”: expect 403 Forbidden on leases, so it never becomes leader.',
    otherAdmin:
      '{component} speaks for “{cn}” and works only because its group {group} may do everything; “{expected}” is expected.',
  },
  docs: {
    why: 'The rights of the scheduler and the controller manager are bound to one user name each; the prefix `system:` has no power of its own. Names are compared exactly.',
    fix: 'Move the kubeconfig away and make it again with `kubeadm init phase kubeconfig scheduler` or `controller-manager`, then restart the component.',
    references: [PKI_PAGE],
  },
  *check(node) {
    for (const { component, kubeconfig, at: flagAt } of componentKubeconfigs(node)) {
      const material = kubeconfig.current.user?.clientCertificate;
      const leaf = leafOf(material);
      const expected = IDENTITIES[component].user;
      if (!material || !leaf) continue;
      const cn = commonName(leaf.certificate);
      // A certificate without a CN has a rule of its own.
      if (cn === expected || cn === '') continue;
      const group = leaf.certificate.subject.attributes.find(
        ({ type, value }) => type === 'O' && ADMIN_GROUPS.has(contentOf(value)),
      )?.value;
      const isKubeadm = kubeconfig.hostPath === IDENTITIES[component].file;
      // The kubeconfig of another component, named by mistake: the flag is what is wrong.
      const isOthers = Object.values(IDENTITIES).some(({ user, file }) => user === cn && file === kubeconfig.hostPath);
      const at = isOthers && flagAt ? flagAt : material.at;
      yield {
        message: group ? 'otherAdmin' : 'otherUser',
        data: { component, cn, expected, group: group ?? '' },
        severity: group || !(isKubeadm || isOthers) ? 'warning' : undefined,
        at,
        related: relatedTo(at, [
          flagAt && relatedPlace(flagAt, phrase('{component} reads this kubeconfig', { component })),
          relatedPlace(
            material.at,
            phrase('The certificate of “{name}”', { name: shortName(leaf.certificate.subject) }),
          ),
          relatedPlace(
            placeOf(leaf),
            phrase('The certificate of “{name}”', { name: shortName(leaf.certificate.subject) }),
          ),
        ]),
        command: isOthers ? undefined : reissue(node, kubeconfig.uri),
      };
    }
  },
});

/** The kubeconfigs that the components' `--kubeconfig` name; kubeadm's own file where no manifest tells. */
function* componentKubeconfigs(
  node: NodeView,
): Generator<{ component: Component; kubeconfig: KubeconfigView; at?: Location }> {
  for (const component of ['kube-scheduler', 'kube-controller-manager'] as const) {
    const manifest = node.components.find(({ name }) => name === component);
    const reference = flagView(manifest, 'kubeconfig')?.reference;
    const uri = reference?.resolution.kind === 'file' ? reference.resolution.uri : undefined;
    const kubeconfig = manifest?.document
      ? node.kubeconfigs.find((candidate) => candidate.uri === uri)
      : node.kubeconfigs.find(({ hostPath }) => hostPath === IDENTITIES[component].file);
    if (kubeconfig) yield { component, kubeconfig, at: reference?.at };
  }
}
