import { type DocumentOf, objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { durationOf, goDurationText, parseGoDuration } from '../../kubernetes/values/goTime.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** cert-manager.io/v1, MinimumCertificateDuration, MinimumRenewBefore and DefaultCertificateDuration. */
const MINIMUM_DURATION = HOUR;
const MINIMUM_RENEW_BEFORE = 5 * MINUTE;
const DEFAULT_DURATION = 90 * 24 * HOUR;

/** The durations that cert-manager's webhook rejects (internal/apis/certmanager/validation/certificate.go, ValidateDuration). */
export const certificateDurationInvalid = defineRule(OBJECTS['certificate-duration-invalid'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'managedCertificate')) {
      // Versions before had another default.
      if (document.apiVersion === 'cert-manager.io/v1') yield* mistakesOf(document);
    }
  },
});

type Mistake = IssueOf<(typeof OBJECTS)['certificate-duration-invalid']>;

function* mistakesOf(document: DocumentOf<'managedCertificate'>): Generator<Mistake> {
  const { name, uri, renewBefore, renewBeforePercentage } = document;
  const duration = document.duration;
  for (const given of [duration, renewBefore].flatMap((one) => one ?? [])) {
    const read = parseGoDuration(given.value);
    if (!('error' in read)) continue;
    const data = { name, field: given.path, error: read.error };
    yield { message: 'unreadable', data, at: { uri, span: given.span } };
    return;
  }
  const lasts = durationOf(duration) ?? DEFAULT_DURATION;
  const before = durationOf(renewBefore);
  if (duration && lasts < MINIMUM_DURATION) {
    yield { message: 'short', data: { name, duration: duration.value }, at: { uri, span: duration.span } };
  } else if (renewBefore && renewBeforePercentage) {
    yield { message: 'both', data: { name }, at: { uri, span: renewBefore.span } };
  } else if (renewBefore && before !== undefined && before < MINIMUM_RENEW_BEFORE) {
    yield { message: 'late', data: { name, renewBefore: renewBefore.value }, at: { uri, span: renewBefore.span } };
  } else if (renewBefore && before !== undefined && before >= lasts) {
    const data = { name, duration: goDurationText(lasts), renewBefore: goDurationText(before) };
    yield { message: duration ? 'order' : 'byDefault', data, at: { uri, span: renewBefore.span } };
  }
}
