import { flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { hasNoBootstrap } from '../subjects/kubeletCertificate.ts';

/** Without its kubeconfig the kubelet bootstraps; without that one too it stops (kubelet, run). */
export const kubeletKubeconfigMissing = defineRule({
  id: 'kubelet/kubelet-kubeconfig-missing',
  severity: 'error',
  basis: 'observed',
  title: 'The kubelet has neither a kubeconfig nor one to bootstrap with',
  messages: {
    both: 'Neither {path} nor {bootstrap} exists: `unable to load bootstrap kubeconfig: stat {bootstrap}: no such file or directory`.',
    only: 'There is no {path}, and no `--bootstrap-kubeconfig` is given: the kubelet does not start.',
  },
  docs: {
    why: 'The kubelet logs in with `--kubeconfig`. Where that file is missing it asks for a certificate with `--bootstrap-kubeconfig`; with neither it cannot reach the cluster and stops.',
    fix: 'Join the node again with `kubeadm join`; or make the file on a control-plane node with `kubeadm kubeconfig user --org system:nodes --client-name system:node:<node>` and copy it here.',
    references: [KUBEADM_CERTS_PAGE],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const reference = flagView(kubelet, 'kubeconfig')?.reference;
    if (!reference || isMissing(reference).is !== 'yes' || !hasNoBootstrap(node)) return;
    const bootstrap = flagView(kubelet, 'bootstrap-kubeconfig')?.reference;
    yield {
      message: bootstrap ? 'both' : 'only',
      data: { path: reference.path, bootstrap: bootstrap?.path ?? '' },
      at: reference.at,
      related: bootstrap ? [relatedPlace(bootstrap.at, phrase('The other one'))] : [],
    };
  },
});
