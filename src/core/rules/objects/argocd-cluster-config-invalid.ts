import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { ArgoClusterDocument } from '../../model/documents/objects.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

type ArgoIssue = IssueOf<(typeof OBJECTS)['argocd-cluster-config-invalid']>;

/** The way in which Argo CD reads `config` (argoproj/argo-cd, pkg/apis/application/v1alpha1/types.go, ClusterConfig; client-go, transport). */
export const argocdClusterConfigInvalid = defineRule(OBJECTS['argocd-cluster-config-invalid'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'argoCluster')) {
      // Argo CD reaches the cluster that it runs in with the service account of its pod, unless the Secret has credentials.
      if (document.server?.value === IN_CLUSTER && !document.certData) continue;
      yield* misplacedFields(document);
      yield* unusableFields(document);
    }
  },
});

const IN_CLUSTER = 'https://kubernetes.default.svc';

function* misplacedFields({ uri, name: cluster, misplaced }: ArgoClusterDocument): Generator<ArgoIssue> {
  for (const { value: field, span } of misplaced) {
    const at = { uri, span };
    const data = { field, cluster };
    if (field === 'caData') yield { message: 'ignoredCa', data, at, severity: 'warning' };
    else if (field === 'certData' || field === 'keyData')
      yield { message: 'ignoredClient', data, at, severity: 'warning' };
    else yield { message: 'ignored', data, at, severity: 'warning' };
  }
}

function* unusableFields({ uri, name: cluster, ...given }: ArgoClusterDocument): Generator<ArgoIssue> {
  const { caData, certData, keyData, insecure, misplaced } = given;
  for (const [field, value] of Object.entries({ caData, certData, keyData })) {
    if (value?.content !== 'badBase64' && value?.content !== 'rawPem') continue;
    const at = { uri, span: value.badAt ?? value.span };
    yield { message: 'base64', data: { field, cluster, byte: value.badOffset ?? 0 }, at };
  }
  if (caData && insecure?.value === true)
    yield { message: 'both', data: { cluster }, at: { uri, span: insecure.span } };
  const half = certData && keyData ? undefined : (certData ?? keyData);
  if (half && misplaced.every(({ value }) => value !== 'certData' && value !== 'keyData')) {
    const [field, missing] = certData ? (['certData', 'keyData'] as const) : (['keyData', 'certData'] as const);
    yield { message: 'half', data: { field, missing, cluster }, at: { uri, span: half.span } };
  }
}
