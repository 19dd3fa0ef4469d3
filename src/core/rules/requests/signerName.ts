import { flagSpecs } from '../../kubernetes/flags/flagTable.ts';
import { editDistance } from '../../kubernetes/values/editDistance.ts';

const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

const MAX_DOMAIN = 253;

const MAX_NAME = 571;

/** A typo, not another name. */
const MAX_DISTANCE = 3;

/** Why the API refuses the name, in its words (k8s.io/kubernetes, ValidateSignerName); undefined for a well-formed one. */
export function signerNameFault(name: string): string | undefined {
  const [domain = '', path = '', ...more] = name.split('/');
  if (!name.includes('/') || more.length > 0) {
    return "must be a fully qualified domain and path of the form 'example.com/signer-name'";
  }
  const labels = domain.split('.');
  const bad = [...labels, ...path.split('.')].find((label) => !LABEL.test(label));
  if (bad !== undefined) return `validating label ${JSON.stringify(bad)}: a lowercase RFC 1123 label is needed`;
  if (labels.length < 2) return 'should be a domain with at least two segments separated by dots';
  return domain.length > MAX_DOMAIN || name.length > MAX_NAME ? `may not be more than ${MAX_NAME} bytes` : undefined;
}

/** The built-in signer that a name was meant to be: one without its domain, or a few characters off. */
export function meantSigner(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  const full = plain.includes('/') ? plain : `kubernetes.io/${plain}`;
  const ranked = SIGNERS.map((signer) => ({ signer, distance: editDistance(full, signer, MAX_DISTANCE) }))
    .filter(({ signer, distance }) => distance <= MAX_DISTANCE && signer !== name)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.signer;
}

/** True for a name of the domain that Kubernetes keeps for itself. */
export function isKubernetesSigner(name: string): boolean {
  return name.startsWith('kubernetes.io/');
}

/** True for one of the built-in signers, the legacy one included. */
export function isBuiltInSigner(name: string): boolean {
  return SIGNERS.includes(name) || name === SIGNER.legacy;
}

/** The signers built into Kubernetes (kubernetes.io, "Certificates and Certificate Signing Requests"). */
export const SIGNER = {
  client: 'kubernetes.io/kube-apiserver-client',
  kubeletClient: 'kubernetes.io/kube-apiserver-client-kubelet',
  kubeletServing: 'kubernetes.io/kubelet-serving',
  legacy: 'kubernetes.io/legacy-unknown',
} as const;

/** The signers that a request in `certificates.k8s.io/v1` may name. */
const SIGNERS: readonly string[] = [SIGNER.client, SIGNER.kubeletClient, SIGNER.kubeletServing];

/** Flag of the controller manager that names the CA of one signer alone, by signer. */
export const OWN_SIGNER_FLAGS: ReadonlyMap<string, string> = new Map(
  flagSpecs('kube-controller-manager').flatMap(({ signer, role, name }) =>
    signer !== undefined && role === 'signerCertificate' ? [[signer, name] as const] : [],
  ),
);
