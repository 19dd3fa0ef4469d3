import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

import { KUBELET_PKI } from './kubeletStore.ts';

/** Requests for serving certificates are never approved automatically (kubernetes.io, "TLS bootstrapping"). */
export const kubeletServerBootstrapUnapproved = defineRule(KUBELET['kubelet-server-bootstrap-unapproved'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet || booleanOf(flagView(kubelet, 'rotate-server-certificates')?.flag) !== true) return;
    // Another certificate folder is not examined.
    if (!areUnset(kubelet, 'cert-dir')) return;
    const kept = node.files.filter(({ hostPath, archived }) => !archived && hostPath?.startsWith(`${KUBELET_PKI}/`));
    const [other] = kept.filter(({ hostPath }) => /\/kubelet-client-[^/]*\.pem$/.test(hostPath ?? ''));
    // Without the client files, the folder was not copied.
    if (!other || kept.some(({ hostPath }) => /\/kubelet-server-[^/]*\.pem$/.test(hostPath ?? ''))) return;
    yield {
      message: 'waiting',
      data: { path: `${KUBELET_PKI}/kubelet-server-current.pem` },
      at: flagPlace(kubelet, 'rotate-server-certificates'),
      related: [relatedPlace(placeOfFile(other.file), phrase('The client certificate exists'))],
      command: commandLine('kubectl get csr --field-selector spec.signerName=kubernetes.io/kubelet-serving'),
    };
  },
});
