import type { RuleReference } from '../engine/rule.ts';

/** How requests are made, approved and signed, and what each signer wants. */
export const CSR_PAGE: RuleReference = {
  source: 'Kubernetes',
  section: 'Certificates and Certificate Signing Requests',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
};

export const SIGNERS_SECTION: RuleReference = {
  source: 'Kubernetes',
  section: 'Certificate Signing Requests, Kubernetes signers',
  url: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers',
};

export const CSR_API: RuleReference = {
  source: 'Kubernetes',
  section: 'CertificateSigningRequest v1',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/',
};

/** What kube-apiserver demands when the object is created. */
export const CSR_VALIDATION: RuleReference = {
  source: 'Kubernetes',
  section: 'kube-apiserver, validation of certificates.k8s.io',
  url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/certificates/validation/validation.go',
};

/** What the signers of kube-controller-manager demand. */
export const SIGNER_VALIDATION: RuleReference = {
  source: 'Kubernetes',
  section: 'kube-controller-manager, the signers’ own checks',
  url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/certificates/helpers.go',
};
