import { tlsErrorText } from '../../trust/goErrorText.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { wrongClientCa } from './wrongClientCa.ts';

/** etcd verifies every client against --trusted-ca-file and breaks the connection otherwise. */
export const etcdClientWrongCa = defineRule({
  id: 'isolation/etcd-client-wrong-ca',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver shows etcd a certificate of another CA',
  messages: {
    otherCa:
      '`--etcd-certfile` is issued by “{issuer}”, but {trusted} trusts only {list}: `remote error: tls: unknown certificate authority`; etcd logs `{error}`.',
  },
  docs: {
    why: 'etcd accepts only clients of its own CA. kubeadm makes a CA for etcd alone, so a client certificate of the cluster CA does not pass, and kube-apiserver does not start without etcd.',
    fix: 'Move `apiserver-etcd-client.crt` and `.key` away, run `kubeadm init phase certs apiserver-etcd-client`, and restart kube-apiserver.',
    references: [ETCD_SECURITY, PKI_PAGE],
  },
  *check(node, context) {
    for (const issue of wrongClientCa(node, context, 'isolation/etcd-client-wrong-ca', tlsErrorText))
      yield { message: 'otherCa', ...issue };
  },
});
