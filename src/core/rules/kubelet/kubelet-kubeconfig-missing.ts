import { flagView } from '../../cluster/nodes/flags.ts';
import { isMissing } from '../../cluster/nodes/missing.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import { noBootstrap } from '../../connections/handshake/loadingSteps.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

import { hasNoBootstrap } from '../subjects/kubeletCertificate.ts';

/** Without its kubeconfig the kubelet bootstraps; without a bootstrap kubeconfig it exits (kubelet, run). */
export const kubeletKubeconfigMissing = defineRule(KUBELET['kubelet-kubeconfig-missing'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const reference = flagView(kubelet, 'kubeconfig')?.reference;
    if (!reference || isMissing(reference).is !== 'yes' || !hasNoBootstrap(node)) return;
    const bootstrap = flagView(kubelet, 'bootstrap-kubeconfig')?.reference;
    yield {
      message: bootstrap ? 'both' : 'only',
      data: { path: reference.path, bootstrap: bootstrap?.path ?? '' },
      at: reference.at,
      ...(bootstrap && { lastWords: printed(noBootstrap(bootstrap.path)) }),
      related: bootstrap ? [relatedPlace(bootstrap.at, phrase('This file is missing'))] : [],
    };
  },
});
