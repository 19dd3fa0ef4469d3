import { isMadeByKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { sideText } from '../../cluster/nodes/sideFlags.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { dateText } from '../../model/labels/times.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

/** kubernetes.io, "PKI certificates and requirements", user accounts; CIS 5.1.7. */
export const mastersGroupSpread = defineRule(NAMES['masters-group-spread'], {
  *check(node, { now }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    // Other distributions, and manual setups, do it differently.
    if (!sideText(apiserver, 'listens api', 'trustBundle')?.startsWith('/etc/kubernetes/') || !isMadeByKubeadm(node))
      return;
    if (holdsFor(apiserver, BEHAVIORS.superAdminConf) !== 'yes') return;
    for (const { current, owner, hostPath = '' } of node.kubeconfigs) {
      // A component with full access is reported by a separate rule.
      if (owner !== 'kubectl') continue;
      const credentials = current.user?.clientCertificate;
      const leaf = credentials && leafInUse({ credentials });
      // kubeadm's own file is meant to be in this group.
      if (!/^\/etc\/kubernetes\/[^/]+\.conf$|\/\.kube\/config$/.test(hostPath) || hostPath.includes('super-admin'))
        continue;
      if (leaf && leaf.certificate.notAfter < now) continue;
      const isMaster = leaf?.certificate.subject.attributes.some(
        ({ type, value }) => type === 'O' && contentOf(value) === 'system:masters',
      );
      if (!credentials || !leaf || !isMaster) continue;
      const { at } = credentials;
      yield {
        message: 'masters',
        data: { date: dateText(leaf.certificate.notAfter) },
        at,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
      };
    }
  },
});
