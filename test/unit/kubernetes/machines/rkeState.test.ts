import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import { spanInDocument } from '../../../../src/core/model/source/contentPlace.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { expirationReport } from '../../../../src/core/presentation/expiration/expirationReport.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { BOTH, CLIENT, LayoutFiles } from '../../../support/layouts/layout.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

interface State {
  readonly certificatePEM: string;
  readonly keyPEM: string;
  readonly [field: string]: string;
}

/** A state as `rke up` writes it: indented, with the fields that a certificate has there. */
async function bundle(): Promise<Readonly<Record<string, State>>> {
  const layout = new LayoutFiles('rke', NOW);
  const ca = await layout.authority({ commonName: 'kube-ca' });
  const sans = [
    'dns:kubernetes',
    'dns:kubernetes.default',
    'dns:kubernetes.default.svc',
    'dns:localhost',
    'ip:127.0.0.1',
  ] as const;
  const api = await layout.leaf(ca, { commonName: 'kube-apiserver' }, { purposes: BOTH, sans });
  const scheduler = await layout.leaf(ca, { commonName: 'system:kube-scheduler' }, { purposes: CLIENT });
  const folder = '/etc/kubernetes/ssl';
  const entry = (name: string, { pem, key }: typeof ca, config = '') => ({
    certificatePEM: pem,
    keyPEM: privateKeyPem(key),
    config,
    name,
    commonName: `system:${name}`,
    ouName: '',
    envName: name.toUpperCase(),
    path: `${folder}/${name}.pem`,
    keyEnvName: `${name.toUpperCase()}_KEY`,
    keyPath: `${folder}/${name}-key.pem`,
    configEnvName: '',
    configPath: config === '' ? '' : `${folder}/kubecfg-${name}.yaml`,
  });
  const kubeconfig = `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    api-version: v1\n    certificate-authority: ${folder}/kube-ca.pem\n    server: "https://127.0.0.1:6443"\n  name: "local"\ncontexts:\n- context:\n    cluster: "local"\n    user: "kube-scheduler-local"\n  name: "local"\ncurrent-context: "local"\nusers:\n- name: "kube-scheduler-local"\n  user:\n    client-certificate: ${folder}/kube-scheduler.pem\n    client-key: ${folder}/kube-scheduler-key.pem\n`;
  return {
    'kube-ca': entry('kube-ca', ca),
    'kube-apiserver': entry('kube-apiserver', api),
    'kube-scheduler': entry('kube-scheduler', scheduler, kubeconfig),
  };
}

const stateText = (current: unknown, desired: unknown) =>
  JSON.stringify(
    {
      desiredState: { rkeConfig: {}, certificatesBundle: desired },
      currentState: { rkeConfig: {}, certificatesBundle: current },
    },
    undefined,
    2,
  );

const asFile = (text: string, name = 'cluster.rkestate') => new Map([[name, new TextEncoder().encode(text)]]);

async function written(text: string, name = 'cluster.rkestate') {
  const bytes = new TextEncoder().encode(text);
  return (await decodeFile(`memory://test/${name}`, bytes, { separatesEmbedded: true })).embedded ?? [];
}

describe('the state of RKE', () => {
  it('has the files of its nodes at the paths it says, once where both states are alike', async () => {
    const both = await bundle();
    const files = await written(stateText(both, both));
    assert.deepEqual(files.map(({ machine, path, mode }) => `${machine}:${path} ${mode?.bits.toString(8)}`).sort(), [
      ':etc/kubernetes/ssl/kube-apiserver-key.pem 600',
      ':etc/kubernetes/ssl/kube-apiserver.pem 644',
      ':etc/kubernetes/ssl/kube-ca-key.pem 600',
      ':etc/kubernetes/ssl/kube-ca.pem 644',
      ':etc/kubernetes/ssl/kube-scheduler-key.pem 600',
      ':etc/kubernetes/ssl/kube-scheduler.pem 644',
      ':etc/kubernetes/ssl/kubecfg-kube-scheduler.yaml 600',
    ]);
  });

  it('maps what stands in them back to the JSON, across its escapes', async () => {
    const both = await bundle();
    const text = stateText(both, {});
    const file = (await written(text)).find(({ path }) => path.endsWith('.yaml'));
    assert.ok(file && typeof file.content !== 'string');
    const content = new TextDecoder().decode(file.content);
    for (const value of ['https://127.0.0.1:6443', 'client-certificate']) {
      const start = content.indexOf(value);
      const { start: from, end: to } = spanInDocument(file.place, { start, end: start + value.length });
      assert.equal(text.slice(from, to), value);
    }
  });

  it('is silent where all is right, and counts each certificate once', async () => {
    const both = await bundle();
    const { report } = await inspectFiles(asFile(stateText(both, both)), NOW);
    assert.deepEqual(
      report.findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule, message }) => `${rule} ${plainText(message)}`),
      [],
    );
    const { certificates, authorities } = expirationReport(report, { warningDays: 30, caWarningDays: 365 });
    assert.deepEqual([...certificates, ...authorities].map(({ name }) => name).sort(), [
      'kube-apiserver',
      'kube-ca',
      'kube-scheduler',
    ]);
    const [kubeconfig] = report.nodes.flatMap(({ view }) => view.kubeconfigs);
    assert.deepEqual(
      [kubeconfig?.owner, kubeconfig?.hostPath],
      ['kube-scheduler', '/etc/kubernetes/ssl/kubecfg-kube-scheduler.yaml'],
    );
    assert.equal(kubeconfig?.current.user?.clientCertificate?.artifacts.length, 1);
  });

  it('reports what expired in it, once', async () => {
    const both = await bundle();
    const { report } = await inspectFiles(asFile(stateText(both, both)), new Date('2027-06-01T12:00:00Z'));
    const expired = report.findings
      .filter(({ rule }) => rule === 'validity/cert-expired')
      .map(({ at }) => at.uri.replace(/.*#!/, ''));
    assert.deepEqual(expired.sort(), [
      '/etc/kubernetes/ssl/kube-apiserver.pem',
      '/etc/kubernetes/ssl/kube-scheduler.pem',
    ]);
  });

  it('shows what its components present and trust, so that their connections are judged', async () => {
    const both = await bundle();
    const connections = async (text: string, now: Date) => {
      const { report } = await inspectFiles(asFile(text), now);
      return report.connections.flatMap(({ from, to, verdict }) =>
        from.component === 'kube-scheduler' ? [`${to.component} ${verdict}`] : [],
      );
    };
    const state = stateText(both, both);
    assert.deepEqual(await connections(state, NOW), ['kube-apiserver ok']);
    assert.deepEqual(await connections(state, new Date('2027-06-01T12:00:00Z')), ['kube-apiserver broken']);
    // A single pair of the name may be anybody's.
    const { 'kube-ca': _, ...alone } = both;
    assert.deepEqual(await connections(stateText(alone, alone), NOW), ['kube-apiserver unknown']);
  });

  it('reports a key that does not match, and not where only the next state differs', async () => {
    const [good, other] = [await bundle(), await bundle()];
    const broken = {
      ...good,
      'kube-scheduler': { ...good['kube-scheduler'], keyPEM: good['kube-apiserver']?.keyPEM },
    };
    const rules = async (text: string) => {
      const { report } = await inspectFiles(asFile(text), NOW);
      return report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    };
    assert.deepEqual(await rules(stateText(broken, broken)), ['keys/kubeconfig-key-mismatch']);
    assert.deepEqual(await rules(stateText(good, other)), []);
  });

  it('has two machines where a rotation is under way, and one before the first', async () => {
    const good = await bundle();
    const next = {
      ...good,
      'kube-apiserver': { ...good['kube-apiserver'], certificatePEM: good['kube-scheduler']?.certificatePEM },
    };
    const machines = async (text: string) => [...new Set((await written(text)).map(({ machine }) => machine))];
    assert.deepEqual(await machines(stateText(good, next)), ['currentState', 'desiredState']);
    assert.deepEqual(await machines(stateText(undefined, good)), ['']);
  });

  it('keeps the administrator’s kubeconfig, whose path is relative, and no path that leads out', async () => {
    const config = 'apiVersion: v1\nkind: Config\n';
    const files = await written(
      stateText(
        {
          'kube-admin': { config, configPath: './kube_config_cluster.yml' },
          x: { certificatePEM: 'a', path: '../../x.pem' },
        },
        {},
      ),
    );
    assert.deepEqual(
      files.map(({ path }) => path),
      ['kube_config_cluster.yml'],
    );
  });

  it('is no other JSON, nor what has the fields with other contents', async () => {
    assert.deepEqual(await written('{"certificatesBundle": {"a": 1}}'), []);
    assert.deepEqual(
      await written(
        '{"currentState": {"certificatesBundle": {"a": 1, "b": {"certificatePEM": [], "path": "/x.pem"}}}}',
      ),
      [],
    );
    assert.deepEqual(await written('{"currentState": {"certificatesBundle": []}}'), []);
  });

  it('is read under the name of a JSON file as well', async () => {
    assert.equal((await written(stateText(await bundle(), {}), 'state.json')).length, 7);
  });
});
