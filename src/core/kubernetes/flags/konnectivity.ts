import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://kubernetes.io/docs/tasks/extend-kubernetes/setup-konnectivity/';

/** The flags of the konnectivity server (kubernetes-sigs/apiserver-network-proxy, cmd/server/app/options). */
export const KONNECTIVITY_SERVER_FLAGS = flagRows('konnectivity-server', URL, [
  {
    name: 'cluster-cert',
    side: 'listens konnectivity',
    role: 'certificate',
    pair: 'cluster-key',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate that the konnectivity server presents to agents.'),
    agreesWith: phrase('Its SANs must cover the --proxy-server-host of the agents, and their --ca-cert its issuer.'),
  },
  {
    name: 'cluster-key',
    side: 'listens konnectivity',
    role: 'privateKey',
    pair: 'cluster-cert',
    summary: phrase('Private key of the certificate for agents.'),
  },
  {
    name: 'cluster-ca-cert',
    side: 'listens konnectivity',
    role: 'trustBundle',
    summary: phrase('CA by which the konnectivity server verifies agents.'),
    agreesWith: phrase('It must contain the issuer of the agents’ --agent-cert.'),
    whenOmitted: phrase('Agents need no certificate.'),
  },
  {
    name: 'server-cert',
    side: 'listens egress',
    role: 'certificate',
    pair: 'server-key',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate that the konnectivity server presents to the API server.'),
    agreesWith: phrase('The caBundle of the egress selection must contain its issuer.'),
  },
  {
    name: 'server-key',
    side: 'listens egress',
    role: 'privateKey',
    pair: 'server-cert',
    summary: phrase('Private key of the certificate for the API server.'),
  },
  {
    name: 'server-ca-cert',
    side: 'listens egress',
    role: 'trustBundle',
    summary: phrase('CA by which the konnectivity server verifies the API server.'),
    agreesWith: phrase('It must contain the issuer of the egress selection’s clientCert.'),
    whenOmitted: phrase('The API server needs no certificate.'),
  },
  {
    name: 'kubeconfig',
    role: 'kubeconfig',
    summary: phrase('Kubeconfig by which the konnectivity server has the tokens of agents checked.'),
  },
  { name: 'agent-port', role: 'text', summary: phrase('Port at which agents connect.') },
  { name: 'server-port', role: 'text', summary: phrase('Port at which the API server connects; 0 for a socket.') },
  { name: 'uds-name', role: 'text', summary: phrase('Socket at which the API server connects.') },
]);

/** The flags of its agents (cmd/agent/app/options). */
export const KONNECTIVITY_AGENT_FLAGS = flagRows('konnectivity-agent', URL, [
  {
    name: 'ca-cert',
    side: 'connects konnectivity',
    role: 'trustBundle',
    summary: phrase('CA by which the agent verifies the konnectivity server.'),
    agreesWith: phrase('It must contain the issuer of the server’s --cluster-cert.'),
    whenOmitted: phrase('The system root CAs are used.'),
  },
  {
    name: 'agent-cert',
    side: 'connects konnectivity',
    role: 'certificate',
    pair: 'agent-key',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that the agent presents to the konnectivity server.'),
    agreesWith: phrase('The server’s --cluster-ca-cert must contain its issuer.'),
  },
  {
    name: 'agent-key',
    side: 'connects konnectivity',
    role: 'privateKey',
    pair: 'agent-cert',
    summary: phrase('Private key of the agent’s certificate.'),
  },
  {
    name: 'proxy-server-host',
    role: 'address',
    summary: phrase('Host of the konnectivity server.'),
    agreesWith: phrase('The SANs of the server’s --cluster-cert must cover it.'),
    whenOmitted: phrase('127.0.0.1 is used.'),
  },
  { name: 'proxy-server-port', role: 'text', summary: phrase('Port of the konnectivity server.') },
]);
