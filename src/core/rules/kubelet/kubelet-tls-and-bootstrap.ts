import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';

/** A serving certificate of the cluster wins over one that is named (kubelet, certificate manager). */
export const kubeletTlsAndBootstrap = defineRule({
  id: 'kubelet/kubelet-tls-and-bootstrap',
  severity: 'warning',
  basis: 'observed',
  title: 'The serving certificate that is named is not served',
  messages: { ignored: '`serverTLSBootstrap` wins: the kubelet serves what the cluster signs, and not {path}.' },
  docs: {
    why: 'With both set the kubelet asks the cluster for a serving certificate and shows that one. The file that is named only looks as if it mattered.',
    fix: 'Remove `tlsCertFile` and `tlsPrivateKeyFile`, or `serverTLSBootstrap`.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.9'],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    const path = flagText(kubelet, 'tls-cert-file');
    if (!kubelet || !path || flagText(kubelet, 'rotate-server-certificates') !== 'true') return;
    const related = [relatedPlace(flagPlace(kubelet, 'rotate-server-certificates'), phrase('This wins'))];
    yield { message: 'ignored', data: { path }, at: flagPlace(kubelet, 'tls-cert-file'), related };
  },
});
