import { isTemplated, isUnfilled } from '../../formats/placeholder.ts';
import type { ExternalEtcd } from '../../model/documents/kubeadm.ts';
import type { Span } from '../../model/source/span.ts';
import { defineRule, type IssueOf, type IssueWithout } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';

/** The files of an external etcd belong together (kubeadm, ValidateEtcd). */
export const kubeadmExternalEtcdIncomplete = defineRule(KUBEADM['kubeadm-external-etcd-incomplete'], {
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const etcd = configuration.content.externalEtcd;
      if (!etcd) continue;
      for (const { span, ...issue } of gaps(etcd)) yield { ...issue, at: fieldPlace(configuration, { span }) };
    }
  },
});

function* gaps(
  etcd: ExternalEtcd,
): Generator<
  IssueWithout<IssueOf<(typeof KUBEADM)['kubeadm-external-etcd-incomplete']>, 'at'> & { readonly span: Span }
> {
  const { endpoints, caFile, certFile, keyFile, span } = etcd;
  const lone = certFile ?? keyFile;
  if ([caFile, certFile, keyFile].some((field) => field && isUnfilled(field.value))) return;
  if (lone && !(certFile && keyFile)) {
    const [given, missing] = certFile ? ['certFile', 'keyFile'] : ['keyFile', 'certFile'];
    yield { message: 'half', data: { given, missing }, span: lone.span };
  } else if (certFile && !caFile) {
    yield { message: 'noCa', span };
  } else if (!caFile && endpoints.some(({ value }) => value.startsWith('https://'))) {
    yield { message: 'systemRoots', span, severity: 'warning' };
  }
  if (!caFile && !lone) return;
  for (const endpoint of endpoints) {
    const { value } = endpoint;
    if (/^http:\/\//i.test(value) && !isTemplated(value))
      yield { message: 'http', data: { endpoint: value }, span: endpoint.span };
  }
}
