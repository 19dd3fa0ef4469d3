import type { SourcedRange } from '../../model/documents/version.ts';
import { kubernetesPull } from './sources.ts';

/** The releases of kubeadm that read a version of its API. */
export interface KubeadmApi extends SourcedRange {
  readonly apiVersion: string;
  readonly since: number;
  /** From this release on kubeadm warns about it. */
  readonly deprecatedIn?: number;
}

/** kubeadm, cmd/kubeadm/app/util/config. */
export const KUBEADM_APIS: readonly KubeadmApi[] = [
  {
    apiVersion: 'kubeadm.k8s.io/v1alpha3',
    since: 12,
    until: 15,
    deprecatedIn: 13,
    source: 'https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.15.md',
  },
  { apiVersion: 'kubeadm.k8s.io/v1beta1', since: 13, until: 22, deprecatedIn: 17, source: kubernetesPull(101129) },
  { apiVersion: 'kubeadm.k8s.io/v1beta2', since: 15, until: 27, deprecatedIn: 24, source: kubernetesPull(114540) },
  { apiVersion: 'kubeadm.k8s.io/v1beta3', since: 22, until: 37, deprecatedIn: 31, source: kubernetesPull(136016) },
  {
    apiVersion: 'kubeadm.k8s.io/v1beta4',
    since: 31,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/',
  },
];

/** Undefined for a version that is not known here. */
export function kubeadmApi(apiVersion: string): KubeadmApi | undefined {
  return KUBEADM_APIS.find((api) => api.apiVersion === apiVersion);
}
