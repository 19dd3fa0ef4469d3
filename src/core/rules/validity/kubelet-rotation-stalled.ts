import { rotationDue } from '../../kubernetes/components/kubeletConfiguration.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { defineRule } from '../engine/rule.ts';
import { CERTIFICATE_STORE, KUBELET_TLS_BOOTSTRAPPING } from '../references/componentReferences.ts';
import {
  dateText,
  daysBetween,
  daysText,
  isKubeletServingPair,
  nameOf,
  rotatesItself,
} from '../subjects/certificateClock.ts';
import { certificateUses, isAuthority } from '../subjects/certificateUses.ts';

/** A kubelet's own certificate in its last tenth: the time to renew it has gone by (client-go, util/certificate). */
export const kubeletRotationStalled = defineRule({
  id: 'validity/kubelet-rotation-stalled',
  severity: 'warning',
  basis: 'observed',
  title: 'A kubelet has not renewed its certificate in time',
  messages: {
    stalled:
      '“{name}” expires on {date} ({left} left); the kubelet should have renewed it by now: look at `rotateCertificates`, at the approval of its requests, and at whether it reaches the API server.',
  },
  docs: {
    why: 'A kubelet asks for its next certificate when 70 to 90 per cent of the life of the present one have passed. Where it did not, rotation is off, its requests are not approved or not signed, or it cannot reach the API server; once the certificate has expired it must be bootstrapped again.',
    fix: 'Look for pending requests with `kubectl get csr`, and at the log of the kubelet; then restart it.',
    references: [KUBELET_TLS_BOOTSTRAPPING, CERTIFICATE_STORE],
  },
  *check(node, { now }) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const { notAfter } = certificate;
      if (!rotatesItself(use) || isAuthority(certificate) || isKubeletServingPair(use)) continue;
      if (now > notAfter || now < rotationDue(certificate)) continue;
      yield {
        message: 'stalled',
        data: { name: nameOf(use), date: dateText(notAfter), left: daysText(daysBetween(now, notAfter)) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        related,
        command: commandLine('kubectl get csr'),
      };
    }
  },
});
