import { flagView } from '../../cluster/nodes/flags.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import { componentOf } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { placeOf, placeOfFile, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { dateText, daysBetween, daysText } from '../subjects/certificateClock.ts';
import { BOOTSTRAP_PATH, kubeletDeadEnd, nameRotated, rotatedCertificate } from '../subjects/kubeletCertificate.ts';

/** An expired client certificate is replaced only by bootstrapping (kubelet, bootstrap; kubernetes/kubeadm#2054). */
export const kubeletBootstrapDeadEnd = defineRule({
  id: 'kubelet/kubelet-bootstrap-dead-end',
  severity: 'error',
  basis: 'observed',
  title: 'The kubelet’s certificate has expired and it cannot ask for another',
  messages: {
    deadEnd:
      '“{name}” expired {ago} ago ({date}), and there is no {bootstrap}: at its next start the kubelet logs `part of the existing bootstrap client certificate in {kubeconfig} is expired` and stops with `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.',
  },
  docs: {
    why: 'A kubelet renews its certificate with the old one while that is valid. Afterwards it needs a token to bootstrap with, and kubeadm removes that file once the node has joined. It happens to nodes that were off for long.',
    fix: 'On a control-plane node run `kubeadm kubeconfig user --org system:nodes --client-name system:node:<node>`, copy the output to this node as kubelet.conf, restart the kubelet, and wait for a new kubelet-client-current.pem. Then let client-certificate and client-key name that file again. Or join the node anew. Where `kubelet.conf` embeds the expired certificate and kubelet-client-current.pem holds a valid one, it is enough to name that file.',
    references: [KUBEADM_CERTS_PAGE],
  },
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
        kubeconfig: kubeconfig.hostPath ?? phrase('its kubeconfig'),
        bootstrap: bootstrap?.path ?? BOOTSTRAP_PATH,
      },
      at,
      related: relatedTo(at, [
        credentials && relatedPlace(credentials.at, phrase('The kubelet logs in with it')),
        bootstrap && relatedPlace(bootstrap.at, phrase('This file is missing')),
        rotated && relatedPlace(placeOfFile(rotated.file), phrase('The kubelet has a valid certificate here')),
      ]),
      fixes: rotated ? nameRotated(node, kubeconfig) : [],
      command:
        !rotated && name.startsWith('system:node:')
          ? commandLine('kubeadm kubeconfig user --org system:nodes --client-name {name}', { name })
          : undefined,
    };
  },
});
