import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Report } from '../../../../src/core/index.ts';
import { authority, serving } from '../../../support/apiObjects.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The flags of a member, which has its own pair and lists both members. */
const flags = (name: string, host = name): readonly string[] => [
  `--name=${name}`,
  ...['cert-file', 'peer-cert-file'].map((flag) => `--${flag}=/certs/${name}.pem`),
  ...['key-file', 'peer-key-file'].map((flag) => `--${flag}=/certs/${name}-key.pem`),
  ...['trusted-ca-file', 'peer-trusted-ca-file'].map((flag) => `--${flag}=/certs/ca.pem`),
  '--client-cert-auth --peer-client-cert-auth',
  '--listen-client-urls=https://0.0.0.0:2379 --listen-peer-urls=https://0.0.0.0:2380',
  `--advertise-client-urls=https://${host}:2379 --initial-advertise-peer-urls=https://${host}:2380`,
  '--initial-cluster=one=https://one.example.org:2380,two=https://two.example.org:2380',
];

const compose = (...services: readonly (readonly string[])[]) =>
  `services:\n${services.map((own, at) => `  etcd${at}:\n    image: quay.io/coreos/etcd:v3.5.9\n    command: etcd ${own.join(' ')}\n    volumes: ["./certs:/certs"]\n`).join('')}`;

const unit = (own: readonly string[]) => `[Service]\nExecStart=/usr/bin/etcd ${own.join(' ')}\n`;

const ONE = flags('one', 'one.example.org');
const TWO = flags('two', 'two.example.org');

/** Pairs of both members. The second has `host` as the name in its certificate, and expired `expired` days ago. */
async function pairs(host = 'two.example.org', expired?: number): Promise<Readonly<Record<string, string>>> {
  const ca = await authority('etcd-ca');
  const both = { extendedKeyUsage: ['serverAuth', 'clientAuth'] };
  const one = await serving(ca, ['one.example.org'], both);
  const dates = expired === undefined ? {} : { notBefore: days(NOW, -300), notAfter: days(NOW, -expired) };
  const two = await serving(ca, [host], { ...both, ...dates });
  return {
    'certs/ca.pem': ca.pem,
    'certs/one.pem': one.pem,
    'certs/one-key.pem': privateKeyPem(one.spec.key),
    'certs/two.pem': two.pem,
    'certs/two-key.pem': privateKeyPem(two.spec.key),
  };
}

const labels = ({ nodes }: Report) =>
  nodes.flatMap(({ view }) => view.components.map(({ name }) => `${view.label}: ${name}`)).sort();

const found = ({ findings }: Report) =>
  findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, at }) => `${rule} ${at.uri.slice(FOLDER_URI.length + 1)}`)
    .sort();

describe('several members of etcd in one folder', () => {
  const FORMS = {
    'a compose file': { 'compose.yml': compose(ONE, TWO) },
    units: { 'systemd/etcd1.service': unit(ONE), 'systemd/etcd2.service': unit(TWO) },
  };
  for (const [form, files] of Object.entries(FORMS)) {
    it(`are as many machines, and connect to each other: ${form}`, async () => {
      const { report } = await inspectFiles({ ...(await pairs()), ...files }, NOW);
      assert.deepEqual(labels(report), ['workspace two: etcd', 'workspace: etcd']);
      assert.deepEqual(found(report), []);
      const peers = report.connections.filter(({ kind }) => kind === 'etcd-peer');
      assert.deepEqual(
        peers.map(({ from, to }) => from.node !== undefined && to.node !== undefined && from.node !== to.node),
        [true, true],
      );
    });

    it(`are each checked by their flags and files: ${form}`, async () => {
      const { report } = await inspectFiles({ ...(await pairs('other.example.org')), ...files }, NOW);
      const place = Object.keys(files).at(-1);
      assert.deepEqual(found(report), [
        `names/etcd-peer-san-missing-host ${place}`,
        `names/etcd-server-san-missing-advertised-host ${place}`,
      ]);
      const { report: later } = await inspectFiles({ ...(await pairs(undefined, 3)), ...files }, NOW);
      assert.deepEqual(found(later), ['validity/cert-expired certs/two.pem']);
    });
  }

  it('are one, in versions, if they have a name or an address in common, or one that is filled in', async () => {
    for (const other of [
      flags('one', 'two.example.org'),
      flags('two', 'one.example.org'),
      flags('$NAME', 'two.example.org'),
      flags('two', '{{ host }}'),
      ['--name=two'],
    ]) {
      const { report } = await inspectFiles(
        { 'systemd/etcd1.service': unit(ONE), 'systemd/etcd2.service': unit(other) },
        NOW,
      );
      assert.deepEqual([...new Set(report.nodes.map(({ view }) => view.label))], ['workspace'], other.join(' '));
    }
  });

  it('are as many nodes as there are members, of however many', async () => {
    const many = Array.from({ length: 12 }, (_, at) => flags(`m${at}`, `m${at}.example.org`));
    const units = Object.fromEntries(many.map((own, at) => [`systemd/etcd${at}.service`, unit(own)]));
    for (const files of [{ 'compose.yml': compose(...many) }, units]) {
      const { report } = await inspectFiles(files, NOW);
      assert.deepEqual(new Set(report.nodes.map(({ view }) => view.components.length)), new Set([1]));
      assert.equal(report.nodes.length, 12);
      assert.deepEqual(report.skipped, []);
    }
  });

  it('are checked as far as the size of their file allows, which is reported at the file', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => [
      `--name=m${at} --initial-advertise-peer-urls=https://m${at}:2380 --cert-file=/certs/a.pem`,
    ]);
    const { report, workspace } = await inspectFiles({ 'compose.yml': compose(...many) }, NOW);
    assert.ok(report.nodes.length >= 150 && report.nodes.length < 1000, `${report.nodes.length}`);
    assert.deepEqual(report.skipped, [{ uri: workspace.uri('compose.yml'), reason: 'too-many-nodes-in-file' }]);
  });

  it('come and go with an edit', async () => {
    const { inspector, workspace } = await inspectFiles({ ...(await pairs()), 'compose.yml': compose(ONE) }, NOW);
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    for (const services of [[ONE, TWO], [ONE, flags('three', 'three.example.org')], [TWO]]) {
      workspace.write('compose.yml', compose(...services));
      const report = await inspector.inspect(settings, { changed: new Set([workspace.uri('compose.yml')]) });
      const { report: fresh } = await inspectFiles(workspace.files, NOW);
      assert.deepEqual(report && labels(report), labels(fresh));
      assert.equal(labels(fresh).length, services.length);
    }
  });
});
