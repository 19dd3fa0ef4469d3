import { isLoopback } from '../../connections/participants/dialledHosts.ts';
import { formatIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../../formats/x509/subjectNames.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { nameIssue } from './nameIssue.ts';
import { unnamedKubeconfigHosts } from './unnamedKubeconfigHosts.ts';

/** The host a client dials must be among the server's names (Go, VerifyHostname). */
export const kubeconfigServerNotInSan = defineRule({
  id: 'names/kubeconfig-server-not-in-san',
  severity: 'error',
  basis: 'observed',
  title: 'A kubeconfig dials a host that the API server certificate does not name',
  messages: {
    notNamed: 'The API server certificate does not name {host}: `{clientError}`. It names {names}.',
  },
  docs: {
    why: 'A client compares the host of `server`, or `tls-server-name`, with the alternative names of the certificate: addresses with addresses, names with names.',
    fix: 'Change the host to one the certificate names, or set `tls-server-name` to one, or add the host to `apiServer.certSANs`, move `apiserver.crt` and `.key` away and run `kubeadm init phase certs apiserver --config <your kubeadm configuration>`. `kubeadm certs renew` adds no name.',
    references: [GO_VERIFY_HOSTNAME],
  },
  *check(node, context) {
    for (const { server, dialled } of unnamedKubeconfigHosts(node, context)) {
      const [{ host, at }, ...others] = dialled;
      if (!at || isLoopback(host)) continue;
      const places = others.map((other) => other.at && relatedPlace(other.at, phrase('Dials the same host')));
      const { data, command, ...rest } = nameIssue(node, server, host, at, places);
      const { certificate } = server.leaf;
      const names = [...dnsNames(certificate), ...ipAddresses(certificate).map(formatIp)].join(', ');
      yield { message: 'notNamed', data: { ...data, names: names || phrase('nothing') }, ...rest };
    }
  },
});
