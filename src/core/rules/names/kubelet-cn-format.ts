import { flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { distinguishedNameText } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { adminGroupOf } from './adminGroup.ts';

/** Who the Node authorizer takes for a node (kubernetes.io, "Using Node Authorization"). */
export const kubeletCnFormat = defineRule({
  id: 'names/kubelet-cn-format',
  severity: 'error',
  basis: 'must',
  title: 'The kubelet does not speak for a node',
  messages: {
    notANode:
      'A kubelet must be CN `system:node:<name>`, O `system:nodes`; this is “{subject}”, so it may neither register nor update its node.',
    byRoles:
      'A kubelet usually has CN `system:node:<name>` and O `system:nodes`; this one is “{subject}”, with only the rights that role bindings give that user.',
  },
  docs: {
    why: 'The Node authorizer and the NodeRestriction admission plugin know a kubelet by user name and group together; with one of them wrong the kubelet is an unknown user without rights.',
    fix: 'On a working control-plane node run `kubeadm kubeconfig user --org system:nodes --client-name system:node:<name> > kubelet.conf`, copy the file to `/etc/kubernetes/kubelet.conf` of this node, and restart the kubelet. Once `kubelet-client-current.pem` is there, let `client-certificate` and `client-key` name it.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Using Node Authorization',
        url: 'https://kubernetes.io/docs/reference/access-authn-authz/node/',
      },
    ],
  },
  *check(node) {
    // Where everybody may do everything, so may it.
    const apiserver = componentOf(node, 'kube-apiserver');
    const modes = listOf(flagText(apiserver, 'authorization-mode'));
    if (modes.includes('AlwaysAllow') || areUnset(apiserver, 'authorization-mode')) return;
    const plugins = listOf(flagText(apiserver, 'enable-admission-plugins') ?? flagText(apiserver, 'admission-control'));
    const isByRoles = modes.length > 0 && !modes.includes('Node') && !plugins.includes('NodeRestriction');
    for (const kubeconfig of node.kubeconfigs) {
      const credentials = kubeconfig.current.user?.clientCertificate;
      const leaf = leafOf(credentials);
      // The bootstrapper is another user, and one that may do everything gets through: rules of their own judge them.
      if (kubeconfig.owner !== 'kubelet' || kubeconfig.isBootstrap || !credentials || !leaf) continue;
      if (adminGroupOf(leaf.certificate) !== undefined) continue;
      const { subject } = leaf.certificate;
      const isInGroup = subject.attributes.some(
        ({ type, value }) => type === 'O' && contentOf(value) === 'system:nodes',
      );
      const cn = commonName(leaf.certificate);
      if (cn === '' || (isInGroup && /^system:node:./.test(cn))) continue;
      const { at } = credentials;
      yield {
        message: isByRoles ? 'byRoles' : 'notANode',
        severity: isByRoles ? 'info' : undefined,
        data: { subject: distinguishedNameText(subject) },
        at,
        related: relatedTo(at, [relatedPlace(placeOf(leaf), phrase('The certificate'))]),
      };
    }
  },
});
