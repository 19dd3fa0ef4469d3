import type { Rule } from '../engine/rule.ts';
import { csrApiVersionRemoved } from '../requests/csr-api-version-removed.ts';
import { csrApprovedNotIssued } from '../requests/csr-approved-not-issued.ts';
import { csrExpirationRange } from '../requests/csr-expiration-range.ts';
import { csrKeyWeak } from '../requests/csr-key-weak.ts';
import { csrMastersGroup } from '../requests/csr-masters-group.ts';
import { csrNoCn } from '../requests/csr-no-cn.ts';
import { csrRequestLabel } from '../requests/csr-request-label.ts';
import { csrRequestNotPem } from '../requests/csr-request-not-pem.ts';
import { csrSanSignerMismatch } from '../requests/csr-san-signer-mismatch.ts';
import { csrSignatureInvalid } from '../requests/csr-signature-invalid.ts';
import { csrSignerMissing } from '../requests/csr-signer-missing.ts';
import { csrSignerUnknown } from '../requests/csr-signer-unknown.ts';
import { csrSpecImmutableFields } from '../requests/csr-spec-immutable-fields.ts';
import { csrStatusCertMismatch } from '../requests/csr-status-cert-mismatch.ts';
import { csrSubjectSignerMismatch } from '../requests/csr-subject-signer-mismatch.ts';
import { csrSystemUser } from '../requests/csr-system-user.ts';
import { csrUsagesMissing } from '../requests/csr-usages-missing.ts';
import { csrUsagesSignerMismatch } from '../requests/csr-usages-signer-mismatch.ts';
import { podCertificateInvalid } from '../requests/pod-certificate-invalid.ts';
import { podCertificateNotIssued } from '../requests/pod-certificate-not-issued.ts';

/** The rules of the group requests, by path. Written by `npm run generate`. */
export const REQUESTS_RULES: readonly Rule[] = [
  csrApiVersionRemoved,
  csrApprovedNotIssued,
  csrExpirationRange,
  csrKeyWeak,
  csrMastersGroup,
  csrNoCn,
  csrRequestLabel,
  csrRequestNotPem,
  csrSanSignerMismatch,
  csrSignatureInvalid,
  csrSignerMissing,
  csrSignerUnknown,
  csrSpecImmutableFields,
  csrStatusCertMismatch,
  csrSubjectSignerMismatch,
  csrSystemUser,
  csrUsagesMissing,
  csrUsagesSignerMismatch,
  podCertificateInvalid,
  podCertificateNotIssued,
];
