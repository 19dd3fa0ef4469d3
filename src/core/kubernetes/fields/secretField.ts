import { KEY_MATERIAL } from '../../formats/redaction/redact.ts';
import { isTemplated } from '../../formats/templated.ts';
import type { SecretField } from '../../model/documents/kubeadmConfiguration.ts';
import type { PlacedScalar } from './placedFields.ts';

/** A whole bootstrap token (cluster-bootstrap, BootstrapTokenPattern). */
export const BOOTSTRAP_TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** The key that kubeadm-certs is encrypted with: AES-256 as hexadecimal digits (kubeadm, ValidateCertificateKey). */
export const CERTIFICATE_KEY = /^[0-9a-fA-F]{64}$/;

/** Keeps of a secret whether it has its shape; absent for an absent or empty one. */
export function secretField(scalar: PlacedScalar | undefined, shape: RegExp): SecretField | undefined {
  if (scalar === undefined || scalar.value === '') return undefined;
  const { value, span, path } = scalar;
  const isOpen = isTemplated(value) && !value.includes(KEY_MATERIAL);
  const form = shape.test(value) ? 'wellFormed' : isOpen ? 'templated' : 'malformed';
  return { span, path, form, length: value.length };
}
