import { flagText } from '../../cluster/nodes/flags.ts';
import { kubeconfigKey, kubeconfigReaders, readKubeconfigKey, useByPath } from '../../cluster/nodes/kubeconfigOwner.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { reissue } from '../sequences/reissue.ts';

import { adminGroupOf } from '../subjects/adminGroup.ts';

/** Users that the built-in ClusterRoleBindings name (kubernetes.io, "PKI certificates and requirements"). */
const USERS = {
  'kube-scheduler': 'system:kube-scheduler',
  'kube-controller-manager': 'system:kube-controller-manager',
} as const;

type Leader = keyof typeof USERS;

export const identityUnexpected = defineRule(NAMES['identity-unexpected'], {
  *check(node, { now }) {
    for (const { component, kubeconfig, at: flagAt } of componentKubeconfigs(node)) {
      const credentials = kubeconfig.current.user?.clientCertificate;
      const leaf = credentials && leafInUse({ credentials });
      if (!credentials || !leaf) continue;
      const cn = commonName(leaf.certificate);
      const group = adminGroupOf(leaf.certificate);
      const isLeader = component === 'kube-scheduler' || component === 'kube-controller-manager';
      const expected = isLeader ? USERS[component] : '';
      // A certificate without a CN has a separate rule.
      if (cn === expected || cn === '') continue;
      if (isLeader ? !group && !usesRbac(node) : !group || leaf.certificate.notAfter < now) continue;
      const named = useByPath(kubeconfig.hostPath ?? kubeconfig.uri)?.owner;
      // The kubeconfig of another component: the flag is wrong.
      const isOthers =
        named !== component && Object.entries(USERS).some(([name, user]) => name === named && user === cn);
      // OpenShift has one separate user for all of its components.
      const isDistributions = isLeader && cn.startsWith('system:') && !Object.values<string>(USERS).includes(cn);
      const isPlaced = flagAt !== undefined || (named === component && kubeconfig.hostPath !== undefined);
      const at = isOthers && flagAt ? flagAt : credentials.at;
      yield {
        message: !isLeader ? 'nodeAdmin' : group ? 'otherAdmin' : 'otherUser',
        data: { component, cn, expected, group: group ?? '' },
        severity: group && isDistributions ? 'info' : group || !(isPlaced || isOthers) ? 'warning' : undefined,
        at,
        // A person's, by all else: its name is the only sign.
        evidence: flagAt ? undefined : kubeconfig.owner === 'kubectl' ? 'inferred' : kubeconfig.ownerEvidence,
        related: relatedTo(at, [
          flagAt && relatedPlace(flagAt, phrase('{component} reads this kubeconfig', { component })),
          relatedPlace(
            credentials.at,
            phrase('The certificate of "{name}"', { name: shortName(leaf.certificate.subject) }),
          ),
          relatedPlace(
            placeOf(leaf),
            phrase('The certificate of "{name}"', { name: shortName(leaf.certificate.subject) }),
          ),
        ]),
        command: isOthers ? undefined : reissue(node, credentials.uri),
      };
    }
  },
});

interface ComponentKubeconfig {
  readonly component: Leader | 'kubelet' | 'kube-proxy';
  readonly kubeconfig: KubeconfigView;
  /** The flag that names it; absent if its own name identifies it. */
  readonly at?: Location;
}

/** The kubeconfigs that the components' flags name; without a flag, those named after a component. */
function* componentKubeconfigs(node: NodeView): Generator<ComponentKubeconfig> {
  const named = kubeconfigReaders(node.components);
  for (const component of ['kube-scheduler', 'kube-controller-manager', 'kubelet', 'kube-proxy'] as const) {
    const references = node.components.flatMap(({ name, flags }) =>
      name === component ? flags.flatMap(({ spec, reference }) => (isOwn(spec) && reference ? [reference] : [])) : [],
    );
    const read = new Set<KubeconfigView>();
    for (const { resolution, at } of references) {
      const key = readKubeconfigKey(resolution);
      const kubeconfig = node.kubeconfigs.find(({ document }) => kubeconfigKey(document) === key);
      if (!kubeconfig || read.has(kubeconfig)) continue;
      read.add(kubeconfig);
      yield { component, kubeconfig, at };
    }
    if (read.size > 0) continue;
    for (const kubeconfig of node.kubeconfigs) {
      if (
        named.has(kubeconfigKey(kubeconfig.document)) ||
        useByPath(kubeconfig.hostPath ?? kubeconfig.uri)?.owner !== component
      )
        continue;
      yield { component, kubeconfig };
    }
  }
}

/** The other kubeconfig flags only authenticate and authorize callers. */
function isOwn(spec: FlagSpec | undefined): boolean {
  return spec?.name === 'kubeconfig' || spec?.name === 'bootstrap-kubeconfig';
}

/** False if the API server uses other authorizers, so that role bindings have no effect. */
function usesRbac(node: NodeView): boolean {
  const apiserver = componentOf(node, 'kube-apiserver');
  if (!apiserver?.document || flagText(apiserver, 'authorization-config') !== undefined) return true;
  return listOf(flagText(apiserver, 'authorization-mode')).includes('RBAC');
}
