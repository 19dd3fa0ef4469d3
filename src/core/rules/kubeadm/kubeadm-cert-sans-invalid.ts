import { isTemplated } from '../../formats/placeholder.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, fieldPlace, hostWithin, isCertSan } from '../subjects/configurations.ts';

/** A name for a certificate is an address or a DNS name (kubeadm, ValidateCertSANs). */
export const kubeadmCertSansInvalid = defineRule(KUBEADM['kubeadm-cert-sans-invalid'], {
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const { apiServerSans, etcdServerSans, etcdPeerSans } = configuration.content;
      for (const san of [...apiServerSans, ...etcdServerSans, ...etcdPeerSans]) {
        if (isCertSan(san.value) || isTemplated(san.value)) continue;
        const at = fieldPlace(configuration, san);
        const host = hostWithin(san.value);
        yield {
          message: 'invalid',
          data: { name: san.value },
          at,
          fixes:
            host === undefined
              ? []
              : fixOf(phrase('Change to {host}', { host }), [writeValue(configuration.file.file, at, host)]),
        };
      }
    }
  },
});
