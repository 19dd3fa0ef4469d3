import { isMadeByKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import { noBootstrap } from '../../connections/handshake/loadingSteps.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { aboutDates } from '../../model/about.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { placeOf, placeOfFile, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { reissue } from '../sequences/reissue.ts';

import { daysBetween } from '../subjects/certificateClock.ts';
import { BOOTSTRAP_PATH, kubeletDeadEnd, nameRotated, rotatedCertificate } from '../subjects/kubeletCertificate.ts';

/** The kubelet's log message about the certificate in its release; the part common to all releases if the release is unknown. */
function expiredText(node: NodeView, { hostPath: path }: KubeconfigView): string {
  const isNamed = holdsFor(componentOf(node, 'kubelet'), BEHAVIORS.expiredKubeconfigNamed);
  if (isNamed === 'no') return 'part of the existing bootstrap client certificate is expired';
  if (isNamed === 'unknown' || path === undefined)
    return 'part of the existing bootstrap client certificate … is expired';
  return `part of the existing bootstrap client certificate in ${path} is expired`;
}

/** An expired client certificate is replaced only by bootstrapping (kubelet, bootstrap; kubernetes/kubeadm#2054). */
export const kubeletBootstrapDeadEnd = defineRule(KUBELET['kubelet-bootstrap-dead-end'], {
  *check(node, { now }) {
    const found = kubeletDeadEnd(node, now);
    if (!found) return;
    const { kubeconfig, leaf } = found;
    const { notAfter, subject } = leaf.certificate;
    const name = commonName(leaf.certificate) ?? '';
    const at = placeOf(leaf);
    const bootstrap = flagView(componentOf(node, 'kubelet'), 'bootstrap-kubeconfig')?.reference;
    const credentials = kubeconfig.current.user?.clientCertificate;
    const rotated = rotatedCertificate(node, now);
    yield {
      message: 'deadEnd',
      data: {
        name:
          name ||
          joined(
            subject.attributes.map(({ value }) => value),
            ', ',
          ),
        ago: daysText(daysBetween(notAfter, now)),
        date: dateText(notAfter),
        expired: expiredText(node, kubeconfig),
        bootstrap: bootstrap?.path ?? BOOTSTRAP_PATH,
      },
      at,
      lastWords: printed(noBootstrap(bootstrap?.path ?? BOOTSTRAP_PATH)),
      about: [aboutDates(leaf.certificate)],
      related: relatedTo(at, [
        credentials && relatedPlace(credentials.at, phrase('The kubelet authenticates with this certificate')),
        bootstrap && relatedPlace(bootstrap.at, phrase('This file is missing')),
        rotated && relatedPlace(placeOfFile(rotated.file), phrase('A valid certificate of the kubelet')),
      ]),
      fixes: rotated ? nameRotated(node, kubeconfig) : [],
      command: rotated
        ? undefined
        : (reissue(node, at.uri) ??
          (name.startsWith('system:node:') && isMadeByKubeadm(node)
            ? commandLine('kubeadm kubeconfig user --org system:nodes --client-name {name} > kubelet.conf', { name })
            : undefined)),
    };
  },
});
