import type { Rule } from '../engine/rule.ts';
import { akiSkiMismatch } from '../trust/aki-ski-mismatch.ts';
import { caBundlesOutOfStep } from '../trust/ca-bundles-out-of-step.ts';
import { caNotACa } from '../trust/ca-not-a-ca.ts';
import { caRegeneratedSameName } from '../trust/ca-regenerated-same-name.ts';
import { caSharedFilesDiffer } from '../trust/ca-shared-files-differ.ts';
import { certIsCsrOrCrl } from '../trust/cert-is-csr-or-crl.ts';
import { chainIncomplete } from '../trust/chain-incomplete.ts';
import { chainSendsRoot } from '../trust/chain-sends-root.ts';
import { chainUnrelatedCert } from '../trust/chain-unrelated-cert.ts';
import { chainWrongOrder } from '../trust/chain-wrong-order.ts';
import { clusterCaDisagree } from '../trust/cluster-ca-disagree.ts';
import { externalCaMode } from '../trust/external-ca-mode.ts';
import { issuerEncodingMismatch } from '../trust/issuer-encoding-mismatch.ts';
import { joinTokenCaMismatch } from '../trust/join-token-ca-mismatch.ts';
import { leafNotSignedByTrust } from '../trust/leaf-not-signed-by-trust.ts';
import { nameConstraintViolated } from '../trust/name-constraint-violated.ts';
import { pathLengthExceeded } from '../trust/path-length-exceeded.ts';
import { policiesNotValid } from '../trust/policies-not-valid.ts';
import { publicRootInClientCa } from '../trust/public-root-in-client-ca.ts';
import { signatureAlgorithmWeak } from '../trust/signature-algorithm-weak.ts';
import { signerCaBundle } from '../trust/signer-ca-bundle.ts';
import { signerIntermediateWithoutChain } from '../trust/signer-intermediate-without-chain.ts';
import { signerNotTrustedForClients } from '../trust/signer-not-trusted-for-clients.ts';
import { strictVerifierRefuses } from '../trust/strict-verifier-refuses.ts';
import { unhandledCriticalExtension } from '../trust/unhandled-critical-extension.ts';

/** The rules of the group trust, by path. Written by `npm run generate`. */
export const TRUST_RULES: readonly Rule[] = [
  akiSkiMismatch,
  caBundlesOutOfStep,
  caNotACa,
  caRegeneratedSameName,
  caSharedFilesDiffer,
  certIsCsrOrCrl,
  chainIncomplete,
  chainSendsRoot,
  chainUnrelatedCert,
  chainWrongOrder,
  clusterCaDisagree,
  externalCaMode,
  issuerEncodingMismatch,
  joinTokenCaMismatch,
  leafNotSignedByTrust,
  nameConstraintViolated,
  pathLengthExceeded,
  policiesNotValid,
  publicRootInClientCa,
  signatureAlgorithmWeak,
  signerCaBundle,
  signerIntermediateWithoutChain,
  signerNotTrustedForClients,
  strictVerifierRefuses,
  unhandledCriticalExtension,
];
