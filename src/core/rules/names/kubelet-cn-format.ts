import { flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { distinguishedNameText } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';
import { reissue } from '../sequences/reissue.ts';
import { adminGroupOf } from '../subjects/adminGroup.ts';

/** The names that the Node authorizer identifies as a node (kubernetes.io, "Using Node Authorization"). */
export const kubeletCnFormat = defineRule(NAMES['kubelet-cn-format'], {
  *check(node) {
    // If everybody has full access, so does the kubelet.
    const apiserver = componentOf(node, 'kube-apiserver');
    const modes = listOf(flagText(apiserver, 'authorization-mode'));
    if (modes.includes('AlwaysAllow') || areUnset(apiserver, 'authorization-mode')) return;
    const plugins = listOf(flagText(apiserver, 'enable-admission-plugins') ?? flagText(apiserver, 'admission-control'));
    const isByRoles = modes.length > 0 && !modes.includes('Node') && !plugins.includes('NodeRestriction');
    for (const kubeconfig of node.kubeconfigs) {
      const credentials = kubeconfig.current.user?.clientCertificate;
      const leaf = credentials && leafInUse({ credentials });
      if (!credentials || !leaf || kubeconfig.isBootstrap) continue;
      // The bootstrap user is a different user, and an administrator gets through: separate rules check them.
      if (adminGroupOf(leaf.certificate) !== undefined) continue;
      const { subject } = leaf.certificate;
      const isInGroup = subject.attributes.some(
        ({ type, value }) => type === 'O' && contentOf(value) === 'system:nodes',
      );
      const cn = commonName(leaf.certificate);
      // Only kubelets have such a user name, whatever their kubeconfig is called.
      const isNode = /^system:node:./.test(cn);
      const isKubelets = kubeconfig.owner === 'kubelet' && kubeconfig.ownerEvidence !== 'inferred';
      if (cn === '' || (isInGroup && isNode) || !(isNode || isKubelets)) continue;
      const { at } = credentials;
      yield {
        message: isByRoles ? 'byRoles' : isKubelets ? 'notANode' : 'named',
        severity: isByRoles ? 'info' : isKubelets ? undefined : 'warning',
        data: { subject: distinguishedNameText(subject) },
        at,
        // The name in the certificate is what the API server goes by, whoever presents it.
        evidence: isKubelets ? kubeconfig.ownerEvidence : 'configured',
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
        command: reissue(node, credentials.uri),
      };
    }
  },
});
