import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET_TLS_BOOTSTRAPPING } from '../references/componentReferences.ts';
import { KUBELET_PKI } from './kubeletStore.ts';

/** Requests for serving certificates are never approved by themselves (kubernetes.io, "TLS bootstrapping"). */
export const kubeletServerBootstrapUnapproved = defineRule({
  id: 'kubelet/kubelet-server-bootstrap-unapproved',
  severity: 'warning',
  basis: 'observed',
  title: 'The kubelet has asked for a serving certificate and got none',
  messages: {
    waiting:
      'There is no {path}: the request of the kubelet was not approved. Until then logs and exec fail with `remote error: tls: internal error`.',
  },
  docs: {
    why: 'With `serverTLSBootstrap` the kubelet asks the cluster to sign its serving certificate. Nothing approves such requests by itself, and meanwhile the kubelet has no certificate to serve with.',
    fix: 'Find the request with `kubectl get csr`, check its node and its names, and approve it with `kubectl certificate approve <name>`.',
    references: [KUBELET_TLS_BOOTSTRAPPING],
    cis: ['4.2.11'],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet || booleanOf(flagView(kubelet, 'rotate-server-certificates')?.flag) !== true) return;
    // Another folder for certificates is not looked into.
    if (!areUnset(kubelet, 'cert-dir')) return;
    const kept = node.files.filter(({ hostPath, archived }) => !archived && hostPath?.startsWith(`${KUBELET_PKI}/`));
    const [other] = kept.filter(({ hostPath }) => /\/kubelet-client-[^/]*\.pem$/.test(hostPath ?? ''));
    // Without the client's files the folder was not copied.
    if (!other || kept.some(({ hostPath }) => /\/kubelet-server-[^/]*\.pem$/.test(hostPath ?? ''))) return;
    yield {
      message: 'waiting',
      data: { path: `${KUBELET_PKI}/kubelet-server-current.pem` },
      at: flagPlace(kubelet, 'rotate-server-certificates'),
      related: [relatedPlace(placeOfFile(other.file), phrase('The client certificate is there'))],
      command: commandLine('kubectl get csr --field-selector spec.signerName=kubernetes.io/kubelet-serving'),
    };
  },
});
