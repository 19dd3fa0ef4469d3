import { flagCredentials, flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY, flagReference } from '../references/componentReferences.ts';
import { isTlsToPlainEtcd } from './etcdSchemes.ts';
import { isAbsent } from './flagMistakes.ts';

/** Without a CA file the roots of the system are used (CIS 1.2.26). */
export const etcdServersNoCa = defineRule({
  id: 'manifests/etcd-servers-no-ca',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver has no CA to verify etcd by',
  messages: {
    privateCa:
      'No `--etcd-cafile`: the system roots are used, and they do not know “{issuer}”: `tls: failed to verify certificate: x509: certificate signed by unknown authority`.',
    unknown: 'No `--etcd-cafile`: the system roots are used, and only a publicly trusted certificate of etcd passes.',
  },
  docs: {
    why: 'The certificate of etcd comes from a private CA, which the operating system does not know.',
    fix: 'Set `--etcd-cafile` (kubeadm: `/etc/kubernetes/pki/etcd/ca.crt`).',
    references: [flagReference('kube-apiserver', 'etcd-cafile'), ETCD_SECURITY],
    cis: ['1.2.26'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'etcd-cafile')) return;
    if (!parseUrls(flagText(apiserver, 'etcd-servers')).some(({ scheme }) => scheme === 'https')) return;
    if (isTlsToPlainEtcd(node)) return;
    const server = leafOf(flagCredentials(componentOf(node, 'etcd'), 'cert-file'));
    yield {
      message: server ? 'privateCa' : 'unknown',
      data: { issuer: server ? shortName(server.certificate.issuer) : '' },
      severity: server ? undefined : 'warning',
      at: flagPlace(apiserver, 'etcd-cafile'),
      related: [relatedPlace(flagPlace(apiserver, 'etcd-servers'), phrase('etcd is dialled here'))],
    };
  },
});
