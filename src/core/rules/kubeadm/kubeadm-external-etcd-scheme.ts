import { isTemplated } from '../../formats/placeholder.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_VALIDATION } from '../references/componentReferences.ts';
import { clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';

/** Endpoints of etcd are URLs (kubeadm, ValidateURLs). */
export const kubeadmExternalEtcdScheme = defineRule({
  id: 'kubeadm/kubeadm-external-etcd-scheme',
  severity: 'error',
  basis: 'must',
  title: 'An endpoint of the external etcd has no scheme',
  messages: { noScheme: '`{endpoint}` needs `https://`: `the URL without scheme is not allowed`.' },
  docs: {
    why: 'The endpoints become `--etcd-servers` of kube-apiserver, which takes URLs.',
    fix: 'Write the endpoint as a URL, such as `https://10.0.0.21:2379`.',
    references: [KUBEADM_VALIDATION],
  },
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const { endpoints = [], caFile, certFile } = configuration.content.externalEtcd ?? {};
      for (const endpoint of endpoints) {
        const { value } = endpoint;
        if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || isTemplated(value)) continue;
        const at = fieldPlace(configuration, endpoint);
        const fixed = `https://${value}`;
        const isTls = (caFile ?? certFile) !== undefined && /^[^\s/]+$/.test(value);
        yield {
          message: 'noScheme',
          data: { endpoint: value },
          at,
          fixes: isTls ? [{ title: phrase('Change it to {fixed}', { fixed }), edits: [{ ...at, text: fixed }] }] : [],
        };
      }
    }
  },
});
