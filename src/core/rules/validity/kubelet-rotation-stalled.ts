import { rotationDue } from '../../kubernetes/components/kubeletConfiguration.ts';
import { aboutDates } from '../../model/about.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { dateText, daysText } from '../../model/labels/times.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { defineRule } from '../engine/rule.ts';
import { VALIDITY } from '../pages/validity.ts';
import {
  daysBetween,
  isKubeletServingPair,
  nameOf,
  rotatesItself,
  rotationEvidence,
} from '../subjects/certificateClock.ts';

/** A kubelet's own certificate in the last tenth of its lifetime: the time to renew it has passed (client-go, util/certificate). */
export const kubeletRotationStalled = defineRule(VALIDITY['kubelet-rotation-stalled'], {
  *check(node, { now }) {
    for (const use of certificateUses(node)) {
      const { certificate, artifact, related } = use;
      const { notAfter } = certificate;
      if (!rotatesItself(use) || isAuthority(certificate) || isKubeletServingPair(use, node)) continue;
      if (now > notAfter || now < rotationDue(certificate)) continue;
      yield {
        message: 'stalled',
        data: { name: nameOf(use), date: dateText(notAfter), left: daysText(daysBetween(now, notAfter)) },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: [aboutDates(certificate)],
        evidence: rotationEvidence(use, node),
        related,
        command: commandLine('kubectl get csr'),
      };
    }
  },
});
