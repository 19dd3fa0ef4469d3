import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import type { CertificateSpec } from '../../../support/certificates.ts';
import { ciliumSecret, HUBBLE_AGENT, HUBBLE_RELAY } from '../../../support/ciliumText.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const DOMAIN = 'hubble-grpc.cilium.io';
const NAME = `*.default.${DOMAIN}`;

interface Setup {
  readonly name?: string;
  /** The CA of the agents’ Secret, and that of the Secret of Hubble Relay. */
  readonly authorities?: readonly [string, string];
  readonly server?: Partial<CertificateSpec>;
  readonly client?: Partial<CertificateSpec>;
  readonly edit?: (text: string) => string;
}

/** As Cilium’s chart renders it in one file. */
async function manifests({ name = NAME, authorities = [CA, CA], server, client, edit = (text) => text }: Setup) {
  const [ofAgents, ofRelay] = [await authority(authorities[0]), await authority(authorities[1])];
  const both = { extendedKeyUsage: ['serverAuth', 'clientAuth'] };
  const secrets = [
    ciliumSecret('hubble-server-certs', ofAgents, await serving(ofAgents, [name], { ...both, ...server })),
    ciliumSecret(
      'hubble-relay-client-certs',
      ofRelay,
      await serving(ofRelay, ['*.hubble-relay.cilium.io'], { ...both, ...client }),
    ),
  ];
  return edit(`${secrets.join('')}${HUBBLE_AGENT}${HUBBLE_RELAY}`);
}

const CA = 'Cilium CA';

async function inspected(setup: Setup = {}) {
  const files = new Map([['cilium/rendered.yaml', new TextEncoder().encode(await manifests(setup))]]);
  const { report } = await inspectFiles(files, NOW);
  return {
    connections: report.connections.map(
      ({ from, to, verdict, host }) => `${from.component} ${verdict} ${to.component} ${host?.value}`,
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

const without = (pattern: RegExp) => (text: string) => text.replace(pattern, '');

describe('Hubble Relay', () => {
  it('connects to the agents as Cilium’s chart sets it up', async () => {
    const ok = { connections: [`hubble-relay ok cilium-agent hubble-peer.default.${DOMAIN}`], said: [] };
    assert.deepEqual(await inspected(), ok);
    const before = (text: string) => text.replaceAll('tls-hubble-client-', 'tls-client-');
    assert.deepEqual(await inspected({ edit: before }), ok);
  });

  it('asks for the name of its cluster without dots', async () => {
    const edit = (text: string) => text.replaceAll('cluster-name: default', 'cluster-name: eu.west');
    assert.deepEqual(await inspected({ name: `*.eu-west.${DOMAIN}`, edit }), {
      connections: [`hubble-relay ok cilium-agent hubble-peer.eu-west.${DOMAIN}`],
      said: [],
    });
  });

  const faults: Readonly<Record<string, readonly [Setup, RegExp]>> = {
    'certificates of another CA': [
      { authorities: ['New CA', 'Old CA'] },
      /^connections\/handshake-refused hubble-relay rejects cilium-agent: .*signed by unknown authority/,
    ],
    'the name of another cluster': [
      { name: `*.prod.${DOMAIN}` },
      /^connections\/handshake-refused hubble-relay rejects cilium-agent: .*valid for \*\.prod\./,
    ],
    'an expired certificate of the agents': [
      { server: { notAfter: days(NOW, -1) } },
      /^objects\/tls-secret-expired "\*\.default\.hubble-grpc/,
    ],
    'an expired certificate of Hubble Relay': [
      { client: { notAfter: days(NOW, -1) } },
      /^objects\/tls-secret-expired "\*\.hubble-relay/,
    ],
    'no client certificate': [
      { edit: without(/ {4}tls-hubble-client-.*\n/g) },
      /^connections\/handshake-refused cilium-agent rejects hubble-relay: .*didn't provide a certificate/,
    ],
    'a value that the Secret lacks': [
      {
        edit: (text) =>
          text.replace('{key: ca.crt, path: hubble-server-ca.crt}', '{key: ca.pem, path: hubble-server-ca.crt}'),
      },
      /^manifests\/flag-file-missing .*ca\.pem/,
    ],
  };
  for (const [title, [setup, said]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const found = await inspected(setup);
      assert.match(found.connections.join('\n'), /^hubble-relay broken cilium-agent \S+$/);
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }

  const other = { authorities: ['New CA', 'Old CA'] } as const;
  const silent: Readonly<Record<string, readonly [(text: string) => string, string?]>> = {
    'without TLS': [(text) => text.replace('hubble-disable-tls: "false"', 'hubble-disable-tls: "true"')],
    'as a client without TLS': [(text) => text.replace('listen-address: :4245', 'disable-client-tls: true')],
    'without Hubble': [(text) => text.replace('enable-hubble: "true"', 'enable-hubble: "false"')],
    'by a socket only': [without(/ {2}hubble-listen-address.*\n/)],
    'in another namespace': [
      (text) => text.replace(/name: cilium-config, namespace: kube-system/, 'name: cilium-config, namespace: cilium'),
    ],
    'of two clusters': [(text) => text + HUBBLE_AGENT.replaceAll('namespace: kube-system', 'namespace: other')],
    'with several CAs': [
      (text) => text.replace('hubble-server-ca.crt\n    disable', 'hubble-server-ca.crt,/etc/ssl/ca.crt\n    disable'),
      'unknown',
    ],
    'with a bundle that is not at hand': [
      (text) =>
        text.replace(
          /, \{key: ca\.crt, path: (\S+)\}\]/g,
          ']\n          - configMap: {name: cilium-root-ca.crt, items: [{key: ca.crt, path: $1}]}',
        ),
      'unknown',
    ],
  };
  for (const [title, [edit, verdict]] of Object.entries(silent)) {
    it(`is left open ${title}`, async () => {
      const { connections, said } = await inspected({ ...other, edit });
      assert.deepEqual(
        [connections.map((one) => one.split(' ')[1]), said],
        [verdict === undefined ? [] : [verdict], []],
      );
    });
  }

  it('verifies no name of the agent on its node', async () => {
    const edit = (text: string) => text.replace(/peer-service: .*/, 'peer-service: unix:///var/run/cilium/hubble.sock');
    assert.deepEqual(await inspected({ edit }), {
      connections: ['hubble-relay ok cilium-agent undefined'],
      said: [],
    });
  });
});
