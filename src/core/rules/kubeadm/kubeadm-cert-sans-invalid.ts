import { isTemplated } from '../../formats/placeholder.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_VALIDATION } from '../references/componentReferences.ts';
import { clusterConfigurations, fieldPlace, hostWithin, isCertSan } from '../subjects/configurations.ts';

/** A name for a certificate is an address or a DNS name (kubeadm, ValidateCertSANs). */
export const kubeadmCertSansInvalid = defineRule({
  id: 'kubeadm/kubeadm-cert-sans-invalid',
  severity: 'error',
  basis: 'must',
  title: 'A name for a certificate is neither an address nor a DNS name',
  messages: {
    invalid:
      '`{name}` is neither an address nor a DNS name: `altname is not a valid IP address, DNS label or a DNS label with subdomain wildcards`.',
  },
  docs: {
    why: 'kubeadm writes each entry into the certificate as it stands, so it refuses what no client could ever compare with: schemes, ports, paths, underscores.',
    fix: 'Write the bare host: an IPv4 or IPv6 address without brackets, or a DNS name, in which the first label may be `*`.',
    references: [KUBEADM_VALIDATION],
  },
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
              : [{ title: phrase('Change it to {host}', { host }), edits: [{ ...at, text: host }] }],
        };
      }
    }
  },
});
