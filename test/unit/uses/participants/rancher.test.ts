import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const HOST = 'rancher.example.com';

interface Setup {
  readonly checksum?: (ca: string) => string;
  /** The text of the CA in Rancher's Secret. */
  readonly text?: (ca: string) => string;
  readonly signer?: string;
  readonly names?: readonly string[];
  readonly edit?: (text: string) => string;
  readonly rancher?: (files: { readonly secrets: string; readonly settings: string; readonly other: string }) => string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** As Rancher renders the manifest of its agent (rancher/rancher, pkg/systemtemplate/template.go). */
const agent = (checksum: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: cattle-cluster-agent, namespace: cattle-system}
spec:
  template:
    metadata: {labels: {app: cattle-cluster-agent}}
    spec:
      containers:
      - name: cluster-register
        image: registry.example.com/rancher/rancher-agent:v2.12.1
        env:
        - name: CATTLE_SERVER
          value: https://${HOST}
        - name: CATTLE_CA_CHECKSUM
          value: "${checksum}"
        - name: CATTLE_CLUSTER
          value: "true"
        - name: STRICT_VERIFY
          value: "true"
`;

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '    ');

async function inspected({
  checksum = sha256,
  text = (ca) => ca,
  signer = 'Rancher CA',
  names = [HOST],
  edit = (manifest) => manifest,
  rancher = ({ secrets }) => secrets,
}: Setup = {}) {
  const ca = await authority('Rancher CA');
  const other = await authority('Other CA');
  const leaf = await serving(signer === 'Rancher CA' ? ca : other, [...names]);
  const secrets = `apiVersion: v1
kind: Secret
metadata: {name: tls-ca, namespace: cattle-system}
data:
  cacerts.pem: ${base64(text(ca.pem))}
---
apiVersion: v1
kind: Secret
metadata: {name: tls-rancher-ingress, namespace: cattle-system}
type: kubernetes.io/tls
data:
  tls.crt: ${base64(leaf.pem)}
  tls.key: ${base64(privateKeyPem(leaf.key))}
`;
  const settings = `apiVersion: management.cattle.io/v3
kind: Setting
metadata: {name: cacerts}
value: |-
${indented(ca.pem.trim())}
---
apiVersion: management.cattle.io/v3
kind: Setting
metadata: {name: server-url}
value: https://${HOST}
`;
  const files = new Map(
    Object.entries({
      'downstream/cattle-cluster-agent.yaml': edit(agent(checksum(ca.pem))),
      'rancher/rancher.yaml': rancher({
        secrets,
        settings,
        other: secrets.replace(/(cacerts\.pem: ).*/, `$1${base64(other.pem)}`),
      }),
    }).map(([path, content]) => [path, new TextEncoder().encode(content)]),
  );
  const { report } = await inspectFiles(files, NOW);
  return {
    connections: report.connections.map(
      ({ from, to, verdict, host, error }) =>
        `${from.component} ${verdict} ${to.component} ${host?.value}${error ? `: ${error}` : ''}`,
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message, at }) => `${rule} ${at.uri.split('/').at(-1)}:${at.span.start} ${plainText(message)}`),
  };
}

describe('the agent of Rancher', () => {
  it('connects to Rancher as both are set up', async () =>
    assert.deepEqual(await inspected(), { connections: [`rancher-agent ok rancher ${HOST}`], said: [] }));

  it('is silent about a Secret whose text has no line end, which Rancher adds', async () => {
    const { connections, said } = await inspected({ text: (ca) => ca.trim() });
    assert.deepEqual([connections, said], [[`rancher-agent ok rancher ${HOST}`], []]);
  });

  const SETTINGS: Setup['rancher'] = ({ settings }) => settings;
  const checksum = /^connections\/end-unusable cattle-cluster-agent\.yaml:438 .*does not match given --ca-checksum/;
  const faults: Readonly<Record<string, readonly [Setup, RegExp, string?]>> = {
    'the checksum of another CA': [{ checksum: () => sha256('another') }, checksum, 'belongs to another CA'],
    'the checksum of another CA than in the setting': [
      { checksum: () => sha256('another'), rancher: SETTINGS },
      checksum,
      'belongs to another CA',
    ],
    'the checksum of the text without a line end': [
      { checksum: (ca) => sha256(ca.trim()) },
      checksum,
      'the text of the CA without its final line break',
    ],
    'a checksum in capitals': [{ checksum: (ca) => sha256(ca).toUpperCase() }, checksum, '64 lowercase digits'],
    'a checksum with colons, wherever Rancher is': [
      { checksum: (ca) => sha256(ca).replaceAll(/..(?=.)/g, '$&:'), rancher: () => '' },
      checksum,
      '64 lowercase digits',
    ],
    'a certificate of Rancher by another CA': [
      { signer: 'Other CA' },
      /^connections\/handshake-refused rancher\.yaml:\d+ .*issued by "Other CA".* trusts "Rancher CA"/,
    ],
    'a certificate for another host than the setting': [
      { names: ['other.example.com'], rancher: ({ secrets, settings }) => `${secrets}---\n${settings}` },
      /^connections\/handshake-refused cattle-cluster-agent\.yaml:\d+ .*valid for other\.example\.com, not rancher\.example\.com/,
    ],
  };
  for (const [title, [setup, first, reason = '']] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const { connections, said } = await inspected(setup);
      assert.deepEqual(
        connections.map((one) => one.split(' ').slice(0, 3)),
        [['rancher-agent', 'broken', 'rancher']],
      );
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', first);
      assert.ok(said[0]?.includes(reason), said[0]);
    });
  }

  const other = { checksum: () => sha256('another') };
  const silent: Readonly<Record<string, Setup>> = {
    'Rancher at another host': { ...other, names: ['other.example.com'] },
    'no Rancher': { ...other, rancher: () => '' },
    'a CA of another namespace': {
      ...other,
      rancher: ({ secrets }) => secrets.replace('tls-ca, namespace: cattle-system', 'tls-ca, namespace: default'),
    },
    'two CAs in one folder': {
      ...other,
      rancher: ({ secrets, other: second }) => `${secrets}---\n${second}`,
    },
    'a checksum of a template': { checksum: () => '{{ .CAChecksum }}' },
    'no checksum': { checksum: () => '' },
    'a server that other CAs may verify': {
      signer: 'Other CA',
      edit: (text) => text.replace('name: STRICT_VERIFY', 'name: OTHER'),
    },
  };
  for (const [title, setup] of Object.entries(silent)) {
    it(`is silent with ${title}`, async () => {
      const { connections, said } = await inspected(setup);
      assert.deepEqual(
        [connections.filter((one) => !one.startsWith('rancher-agent unknown')), said],
        [[], []],
        connections.join('\n'),
      );
    });
  }
});
