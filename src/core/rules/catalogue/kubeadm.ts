import type { Rule } from '../engine/rule.ts';
import { kubeadmAdvertiseMismatch } from '../kubeadm/kubeadm-advertise-mismatch.ts';
import { kubeadmApiVersionOld } from '../kubeadm/kubeadm-api-version-old.ts';
import { kubeadmCertSansInvalid } from '../kubeadm/kubeadm-cert-sans-invalid.ts';
import { kubeadmCertificateKeyFormat } from '../kubeadm/kubeadm-certificate-key-format.ts';
import { kubeadmCertsDirMismatch } from '../kubeadm/kubeadm-certs-dir-mismatch.ts';
import { kubeadmEncryptionAlgorithmInvalid } from '../kubeadm/kubeadm-encryption-algorithm-invalid.ts';
import { kubeadmExternalEtcdIncomplete } from '../kubeadm/kubeadm-external-etcd-incomplete.ts';
import { kubeadmExternalEtcdScheme } from '../kubeadm/kubeadm-external-etcd-scheme.ts';
import { kubeadmExtraArgsOverridePki } from '../kubeadm/kubeadm-extra-args-override-pki.ts';
import { kubeadmExtraArgsShape } from '../kubeadm/kubeadm-extra-args-shape.ts';
import { kubeadmFieldUnknown } from '../kubeadm/kubeadm-field-unknown.ts';
import { kubeadmServiceSubnetMismatch } from '../kubeadm/kubeadm-service-subnet-mismatch.ts';

/** The rules of the group kubeadm, by path. Written by `npm run generate`. */
export const KUBEADM_RULES: readonly Rule[] = [
  kubeadmAdvertiseMismatch,
  kubeadmApiVersionOld,
  kubeadmCertSansInvalid,
  kubeadmCertificateKeyFormat,
  kubeadmCertsDirMismatch,
  kubeadmEncryptionAlgorithmInvalid,
  kubeadmExternalEtcdIncomplete,
  kubeadmExternalEtcdScheme,
  kubeadmExtraArgsOverridePki,
  kubeadmExtraArgsShape,
  kubeadmFieldUnknown,
  kubeadmServiceSubnetMismatch,
];
