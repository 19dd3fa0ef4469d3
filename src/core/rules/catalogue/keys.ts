import type { Rule } from '../engine/rule.ts';
import { caKeyMismatch } from '../keys/ca-key-mismatch.ts';
import { caKeyPresentOnWorker } from '../keys/ca-key-present-on-worker.ts';
import { certKeyMismatch } from '../keys/cert-key-mismatch.ts';
import { csrFileKeyMismatch } from '../keys/csr-file-key-mismatch.ts';
import { currentPemKeyMismatch } from '../keys/current-pem-key-mismatch.ts';
import { keyInWrongField } from '../keys/key-in-wrong-field.ts';
import { keyNotCopied } from '../keys/key-not-copied.ts';
import { keyReused } from '../keys/key-reused.ts';
import { keyReusedWithCa } from '../keys/key-reused-with-ca.ts';
import { kubeconfigKeyMismatch } from '../keys/kubeconfig-key-mismatch.ts';
import { rsaKeyHuge } from '../keys/rsa-key-huge.ts';
import { rsaKeySmall } from '../keys/rsa-key-small.ts';
import { saKcmKeyNotAccepted } from '../keys/sa-kcm-key-not-accepted.ts';
import { saKeyUnsupported } from '../keys/sa-key-unsupported.ts';
import { saPairMismatch } from '../keys/sa-pair-mismatch.ts';
import { saSigningKeyNotAccepted } from '../keys/sa-signing-key-not-accepted.ts';

/** The rules of the group keys, by path. Written by `npm run generate`. */
export const KEYS_RULES: readonly Rule[] = [
  caKeyMismatch,
  caKeyPresentOnWorker,
  certKeyMismatch,
  csrFileKeyMismatch,
  currentPemKeyMismatch,
  keyInWrongField,
  keyNotCopied,
  keyReused,
  keyReusedWithCa,
  kubeconfigKeyMismatch,
  rsaKeyHuge,
  rsaKeySmall,
  saKcmKeyNotAccepted,
  saKeyUnsupported,
  saPairMismatch,
  saSigningKeyNotAccepted,
];
