import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { CURRENT, kubeletDeadEnd, nameRotated, rotatedCertificate } from '../subjects/kubeletCertificate.ts';

/** kubeadm, kubelet-finalize: after the first start kubelet.conf names the rotated file. */
export const kubeletConfEmbedded = defineRule({
  id: 'kubeconfigs/kubelet-conf-embedded',
  severity: 'warning',
  basis: 'observed',
  title: 'kubelet.conf does not follow the rotation of its certificate',
  messages: {
    embedded:
      'This certificate stays as it is while the kubelet rotates `kubelet-client-current.pem`: once it has expired, the next restart of the kubelet fails.',
  },
  docs: {
    why: 'The kubelet renews its client certificate by itself, in a file of its own. A certificate embedded in `kubelet.conf` is not renewed, neither by the kubelet nor by `kubeadm certs renew`.',
    fix: `Replace \`client-certificate-data\` and \`client-key-data\` by \`client-certificate: ${CURRENT}\` and \`client-key: ${CURRENT}\`, and restart the kubelet.`,
    references: [KUBEADM_CERTS_PAGE],
  },
  *check(node, { now }) {
    const rotated = node.files.find(
      ({ hostPath, archived }) =>
        !archived && /^\/var\/lib\/kubelet\/pki\/kubelet-client-[^/]+\.pem$/.test(hostPath ?? ''),
    );
    // An expired one is told as what stops the kubelet, with the same way out.
    if (!rotated || kubeletDeadEnd(node, now)) return;
    for (const kubeconfig of node.kubeconfigs) {
      const { owner, hostPath, current, uri } = kubeconfig;
      const data = current.user?.user.clientCertificate.data;
      if (owner !== 'kubelet' || hostPath !== '/etc/kubernetes/kubelet.conf' || !data) continue;
      yield {
        message: 'embedded',
        at: { uri, span: data.span },
        related: [relatedPlace(placeOfFile(rotated.file), phrase('The certificate that is rotated'))],
        fixes: rotatedCertificate(node, now) ? nameRotated(node, kubeconfig) : [],
      };
    }
  },
});
