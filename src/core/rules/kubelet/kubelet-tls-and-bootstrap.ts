import { flagPlace, flagText, knownText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/**
 * A serving certificate signed by the cluster takes precedence over a configured one (client-go, fileStore.Current). Before 1.36, the kubelet passes
 * the configured one to ListenAndServeTLS too, so that Go presents it to clients without SNI (crypto/tls, Config.getCertificate).
 */
export const kubeletTlsAndBootstrap = defineRule(KUBELET['kubelet-tls-and-bootstrap'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const path = knownText(kubelet, 'tls-cert-file');
    if (!kubelet || !path || flagText(kubelet, 'rotate-server-certificates') !== 'true') return;
    const related = [relatedPlace(flagPlace(kubelet, 'rotate-server-certificates'), phrase('This takes precedence'))];
    yield { message: 'ignored', data: { path }, at: flagPlace(kubelet, 'tls-cert-file'), related };
  },
});
