import { isTemplated } from '../../formats/placeholder.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';

/** Endpoints of etcd are URLs (kubeadm, ValidateURLs). */
export const kubeadmExternalEtcdScheme = defineRule(KUBEADM['kubeadm-external-etcd-scheme'], {
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
          fixes: isTls
            ? fixOf(phrase('Change to {fixed}', { fixed }), [writeValue(configuration.file.file, at, fixed)])
            : [],
        };
      }
    }
  },
});
