import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

const URL = 'https://docs.cilium.io/en/stable/observability/hubble/configuration/tls/';

/** The settings by which a Cilium agent serves Hubble (cilium/cilium, pkg/hubble/cell). */
export const HUBBLE_SERVER_FLAGS = flagRows('cilium-agent', URL, [
  {
    name: 'hubble-tls-cert-file',
    side: 'listens hubble',
    role: 'certificate',
    pair: 'hubble-tls-key-file',
    purposes: ['serverAuth'],
    summary: phrase('Serving certificate that the Cilium agent presents to Hubble Relay.'),
    agreesWith: phrase(
      'Its SANs must cover *.<cluster name>.hubble-grpc.cilium.io, and tls-hubble-server-ca-files of Hubble Relay its issuer.',
    ),
  },
  {
    name: 'hubble-tls-key-file',
    side: 'listens hubble',
    role: 'privateKey',
    pair: 'hubble-tls-cert-file',
    summary: phrase('Private key of the certificate for Hubble Relay.'),
  },
  {
    name: 'hubble-tls-client-ca-files',
    side: 'listens hubble',
    role: 'trustBundle',
    summary: phrase('CA by which the Cilium agent verifies Hubble Relay.'),
    agreesWith: phrase('It must contain the issuer of Hubble Relay’s client certificate.'),
    whenOmitted: phrase('Hubble Relay needs no certificate.'),
  },
  { name: 'enable-hubble', role: 'switch', type: 'boolean', summary: phrase('Whether the agent runs Hubble.') },
  {
    name: 'hubble-disable-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether Hubble serves without TLS.'),
  },
  {
    name: 'hubble-listen-address',
    role: 'address',
    summary: phrase('Address at which Hubble listens.'),
    whenOmitted: phrase('Hubble listens on a socket only.'),
  },
]);

/** The settings of Hubble Relay (cilium/cilium, hubble-relay/cmd/serve/serve.go). */
export const HUBBLE_RELAY_FLAGS = flagRows('hubble-relay', URL, [
  {
    name: 'tls-hubble-server-ca-files',
    side: 'connects hubble',
    role: 'trustBundle',
    summary: phrase('CA by which Hubble Relay verifies Cilium agents.'),
    agreesWith: phrase('It must contain the issuer of hubble-tls-cert-file of the agents.'),
    whenOmitted: phrase('The system root CAs are used.'),
  },
  {
    name: 'tls-hubble-client-cert-file',
    side: 'connects hubble',
    role: 'certificate',
    pair: 'tls-hubble-client-key-file',
    purposes: ['clientAuth'],
    summary: phrase('Client certificate that Hubble Relay presents to Cilium agents.'),
    agreesWith: phrase('hubble-tls-client-ca-files of the agents must contain its issuer.'),
  },
  {
    name: 'tls-hubble-client-key-file',
    side: 'connects hubble',
    role: 'privateKey',
    pair: 'tls-hubble-client-cert-file',
    summary: phrase('Private key of the client certificate.'),
  },
  {
    name: 'disable-client-tls',
    role: 'switch',
    type: 'boolean',
    summary: phrase('Whether Hubble Relay connects without TLS.'),
  },
  {
    name: 'peer-service',
    role: 'address',
    summary: phrase('Address by which Hubble Relay finds the agents.'),
    whenOmitted: phrase('The socket of the agent on the same node is used.'),
  },
  {
    name: 'cluster-name',
    role: 'text',
    summary: phrase('Name of the cluster, which is a part of the name that Hubble Relay verifies.'),
    whenOmitted: phrase('The cluster is called default.'),
  },
]);
