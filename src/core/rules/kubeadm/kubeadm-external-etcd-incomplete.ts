import { isTemplated } from '../../formats/placeholder.ts';
import type { ExternalEtcd } from '../../model/documents/kubeadm.ts';
import type { Span } from '../../model/source/span.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { KUBEADM_VALIDATION } from '../references/componentReferences.ts';
import { clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';

type Message = 'half' | 'noCa' | 'systemRoots' | 'http';

/** The files of an external etcd go together (kubeadm, ValidateEtcd). */
export const kubeadmExternalEtcdIncomplete = defineRule({
  id: 'kubeadm/kubeadm-external-etcd-incomplete',
  severity: 'error',
  basis: 'must',
  title: 'What is said of an external etcd is not complete',
  messages: {
    half: '`{missing}` is needed with `{given}`: `either both or none of .Etcd.External.CertFile and .Etcd.External.KeyFile must be set`.',
    noCa: '`caFile` is needed with `certFile` and `keyFile`: `setting .Etcd.External.CertFile and .Etcd.External.KeyFile requires .Etcd.External.CAFile`.',
    systemRoots:
      '`caFile` is needed with https endpoints: without it kube-apiserver trusts only the CAs of its own system.',
    http: '{endpoint} is not https although certificates are given: `the URL must be using the HTTPS scheme`.',
  },
  docs: {
    why: 'kubeadm makes no certificate for an etcd that it does not run. kube-apiserver needs the CA of etcd to verify it, and a pair of its own where etcd asks for one.',
    fix: 'Copy the CA of etcd and a client pair to the node and name all three in `caFile`, `certFile` and `keyFile`, or none of them for an etcd without TLS.',
    references: [KUBEADM_VALIDATION],
  },
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const etcd = configuration.content.externalEtcd;
      if (!etcd) continue;
      for (const { span, ...issue } of gaps(etcd)) yield { ...issue, at: fieldPlace(configuration, { span }) };
    }
  },
});

function* gaps(etcd: ExternalEtcd): Generator<Omit<Issue<Message>, 'at'> & { readonly span: Span }> {
  const { endpoints, caFile, certFile, keyFile, span } = etcd;
  const lone = certFile ?? keyFile;
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
