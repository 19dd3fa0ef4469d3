import type { Rule } from '../engine/rule.ts';
import { caBundleExpiredMember } from '../validity/ca-bundle-expired-member.ts';
import { caExpired } from '../validity/ca-expired.ts';
import { caExpiresSoon } from '../validity/ca-expires-soon.ts';
import { certExpired } from '../validity/cert-expired.ts';
import { certExpiresSoon } from '../validity/cert-expires-soon.ts';
import { certNotYetValid } from '../validity/cert-not-yet-valid.ts';
import { certValidityInverted } from '../validity/cert-validity-inverted.ts';
import { certValidityLong } from '../validity/cert-validity-long.ts';
import { certificateTextExpired } from '../validity/certificate-text-expired.ts';
import { expiryReportRowExpired } from '../validity/expiry-report-row-expired.ts';
import { expiryReportRowMissing } from '../validity/expiry-report-row-missing.ts';
import { kubeadmValidityOrder } from '../validity/kubeadm-validity-order.ts';
import { kubeletRotationStalled } from '../validity/kubelet-rotation-stalled.ts';
import { kubeletServingExpired } from '../validity/kubelet-serving-expired.ts';
import { leafOutlivesCa } from '../validity/leaf-outlives-ca.ts';

/** The rules of the group validity, by path. Written by `npm run generate`. */
export const VALIDITY_RULES: readonly Rule[] = [
  caBundleExpiredMember,
  caExpired,
  caExpiresSoon,
  certExpired,
  certExpiresSoon,
  certNotYetValid,
  certValidityInverted,
  certValidityLong,
  certificateTextExpired,
  expiryReportRowExpired,
  expiryReportRowMissing,
  kubeadmValidityOrder,
  kubeletRotationStalled,
  kubeletServingExpired,
  leafOutlivesCa,
];
