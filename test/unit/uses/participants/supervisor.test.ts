import assert from 'node:assert/strict';
import { explainMessages } from '../../../../src/core/index.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { joinToken } from '../../../support/joinToken.ts';
import { k3s, rke2 } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { type SupervisorDifference, supervisorSecret } from '../../../support/supervisorSecret.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PASSWORD = 'f00dfacef00dfacef00dfacef00dface';
const CREDENTIALS = `server:${PASSWORD}`;
const AGENT = 'agent-1/etc/rancher/rke2/config.yaml';

interface Difference {
  readonly product?: 'k3s' | 'rke2';
  readonly server?: string;
  readonly token?: (authority: string) => string;
  /** Null for a copy without the Secret. */
  readonly pair?: SupervisorDifference | null;
  /** Further files, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A server, as the program writes its files, and an agent that has only its configuration. */
async function found({
  product = 'rke2',
  server = product === 'rke2' ? 'https://10.0.0.10:9345' : 'https://10.0.0.10:6443',
  token = (authority) => joinToken(authority, CREDENTIALS),
  pair = {},
  files: more = {},
}: Difference = {}) {
  const { secret } = await supervisorSecret(product, NOW, pair ?? {});
  const layout = await (product === 'rke2' ? rke2 : k3s)(NOW);
  const folder = `var/lib/rancher/${product}/server/tls`;
  const authority = layout.get(`${folder}/server-ca.crt`);
  assert.ok(authority instanceof Uint8Array);
  const bytes = (content: string) => new TextEncoder().encode(content);
  const own = {
    [`agent-1/etc/rancher/${product}/config.yaml`]: `server: ${server}\ntoken: "${token(new TextDecoder().decode(authority))}"\n`,
    ...(pair && { [`server-1/${folder}/dynamic-cert.json`]: JSON.stringify(secret) }),
    ...more,
  };
  const files = new Map([
    ...[...layout].map(([path, content]) => [`server-1/${path}`, content] as const),
    ...Object.entries(own).map(([path, content]) => [path, bytes(content)] as const),
  ]);
  const { report, workspace } = await inspectFiles(files, NOW);
  const joins = report.connections.filter(({ kind }) => kind === 'supervisor');
  return {
    report,
    connections: joins.map(({ from, to, verdict, error }) =>
      [`${from.component} ${verdict} ${to.component}`, ...(error ? [plainText(error)] : [])].join(': '),
    ),
    unknown: joins.flatMap(({ verdict, reason }) => (verdict === 'unknown' && reason ? plainText(reason) : [])),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at }) => `${rule} ${workspace.path(at.uri)}`),
    shown: JSON.stringify(report.findings),
  };
}

describe('a node of k3s or RKE2', () => {
  for (const product of ['rke2', 'k3s'] as const) {
    it(`joins the server of ${product}`, async () => {
      const { connections, said } = await found({ product });
      assert.deepEqual([connections, said], [[`${product}-agent ok ${product}-server`], []]);
    });
  }

  it('joins with a password only, for which it does not compare the CA', async () => {
    const { connections, said } = await found({ token: () => PASSWORD });
    assert.deepEqual([connections, said], [['rke2-agent ok rke2-server'], []]);
  });

  it('joins by a name in the configuration of the server, and as a server itself', async () => {
    const config = 'server-1/etc/rancher/rke2/config.yaml';
    const named = await found({
      server: 'https://rke2.example.com:9345',
      pair: { sans: ['dns:rke2.example.com'] },
      files: { [config]: 'tls-san:\n  - rke2.example.com\n' },
    });
    assert.deepEqual([named.connections, named.said], [['rke2-agent ok rke2-server'], []]);
    const { connections } = await found({ files: { [config]: 'server: https://10.9.0.10:9345\n' } });
    assert.ok(connections.includes('rke2-server unknown rke2-server'));
  });

  const other = async () =>
    joinToken((await supervisorSecret('rke2', NOW, { issuer: 'other' })).issuer.pem, CREDENTIALS);
  const FAULTS: readonly (readonly [string, () => Promise<Difference>, RegExp, string])[] = [
    [
      'the token of another cluster',
      async () => {
        const token = await other();
        return { token: () => token };
      },
      /^rke2-agent broken rke2-server: token CA hash does not match the Cluster CA certificate hash: [\da-f]{64} != [\da-f]{64}$/,
      `connections/handshake-refused ${AGENT}`,
    ],
    [
      'the port of kube-apiserver',
      async () => ({ server: 'https://10.0.0.10:6443' }),
      /: failed to get CA certs: https:\/\/10\.0\.0\.10:6443\/cacerts: 401 Unauthorized$/,
      `connections/end-unusable ${AGENT}`,
    ],
    [
      'an expired certificate',
      async () => ({ pair: { notAfter: days(NOW, -3) } }),
      /certificate has expired or is not yet valid/,
      'objects/tls-secret-expired server-1/var/lib/rancher/rke2/server/tls/dynamic-cert.json',
    ],
    [
      'a provided certificate without the address',
      async () => ({ pair: { sans: ['dns:kubernetes'], isProvided: true } }),
      /cannot validate certificate for 10\.0\.0\.10 because it doesn't contain any IP SANs$/,
      `connections/handshake-refused ${AGENT}`,
    ],
    [
      'a certificate from before a rotation of the CA',
      async () => ({ pair: { issuer: 'rke2-server-ca@1' }, token: () => PASSWORD }),
      /certificate signed by unknown authority$/,
      'connections/handshake-refused server-1/var/lib/rancher/rke2/server/tls/server-ca.crt',
    ],
  ];
  for (const [title, difference, connection, said] of FAULTS) {
    it(`is rejected once for ${title}, and the log leads there`, async () => {
      const one = await found(await difference());
      const [only = '', ...more] = one.connections;
      assert.match(only, connection);
      assert.deepEqual([more, one.said], [[], [said]]);
      assert.ok(!one.shown.includes(PASSWORD));
      const logged = `level=error msg="Failed to validate connection to cluster at https://10.0.0.10: ${only.split(': ').slice(1).join(': ')}"`;
      const [error] = await explainMessages(logged, { report: one.report });
      assert.deepEqual(
        error?.connections.map(({ kind }) => kind),
        ['supervisor'],
        logged,
      );
    });
  }

  describe('by its service', () => {
    const UNIT = 'agent-1/etc/systemd/system/k3s-agent.service';
    const unit = (command: string) =>
      `[Service]\nEnvironmentFile=-/etc/systemd/system/k3s-agent.service.env\nExecStart=/usr/local/bin/k3s \\\n    ${command}\n`;
    const CONFIGURATION = 'agent-1/etc/rancher/k3s/config.yaml';
    const KUBELET = 'agent-1/var/lib/rancher/k3s/agent/etc/x.yaml';
    const URL = 'https://10.0.0.10:6443';
    /** The agent of a server, with a unit and its variables, and without a configuration unless one is given. */
    const joined = (command: string, variables: string, more: Readonly<Record<string, string>> = {}) =>
      found({
        product: 'k3s',
        files: {
          [CONFIGURATION]: 'node-name: agent-1\n',
          [KUBELET]: 'a: 1\n',
          [UNIT]: unit(command),
          [`${UNIT}.env`]: variables,
          ...more,
        },
      });

    it('joins by variables and by the words of its command, of which the last counts', async () => {
      const OK = ['k3s-agent ok k3s-server'];
      const variables = `K3S_TOKEN='${PASSWORD}'\nK3S_URL='${URL}'\n`;
      assert.deepEqual((await joined('agent', variables)).connections, OK);
      const command = `agent \\\n\t'--server' 'https://10.9.0.10:6443' --server=${URL} '-t' '${PASSWORD}'`;
      assert.deepEqual((await joined(command, 'K3S_URL=https://10.9.0.11:6443\n')).connections, OK);
    });

    it('takes its configuration before variables, and its command before both', async () => {
      const there = (host: string) => [`Not in the workspace: the serving certificate of ${host}.`];
      const variables = 'K3S_URL=https://10.9.0.1:6443\n';
      const configuration = { [CONFIGURATION]: 'server: https://10.9.0.2:6443\n' };
      assert.deepEqual((await joined('agent', variables)).unknown, there('10.9.0.1'));
      assert.deepEqual((await joined('agent', variables, configuration)).unknown, there('10.9.0.2'));
      const command = 'agent -s https://10.9.0.3:6443';
      assert.deepEqual((await joined(command, variables, configuration)).unknown, there('10.9.0.3'));
    });

    it('compares the hash of the token that counts, wherever it stands', async () => {
      const wrong = joinToken((await supervisorSecret('k3s', NOW, { issuer: 'other' })).issuer.pem, CREDENTIALS);
      const own = `K3S_URL='${URL}'\nK3S_TOKEN='${wrong}'\n`;
      const places = async (command: string, more?: Readonly<Record<string, string>>, variables = own) => {
        const { connections, said, shown } = await joined(command, variables, more);
        assert.ok(!shown.includes(PASSWORD));
        return [connections.map((line) => line.slice(0, 27).trim()), said];
      };
      const broken = ['k3s-agent broken k3s-server'];
      const ok = ['k3s-agent ok k3s-server'];
      assert.deepEqual(await places('agent'), [broken, [`connections/handshake-refused ${UNIT}.env`]]);
      assert.deepEqual(await places(`agent --token ${wrong}`), [broken, [`connections/handshake-refused ${UNIT}`]]);
      assert.deepEqual(await places(`agent --token ${PASSWORD}`), [ok, []]);
      assert.deepEqual(await places('agent --token-file /root/token'), [ok, []]);
      assert.deepEqual(await places('agent', { [CONFIGURATION]: `token: ${PASSWORD}\n` }), [ok, []]);
      assert.deepEqual(await places('agent', { [CONFIGURATION]: 'token-file: /root/token\n' }), [ok, []]);
      const file = `K3S_URL=${URL}\nK3S_TOKEN_FILE=/root/token\n`;
      assert.deepEqual(await places(`agent --token ${wrong}`, {}, file), [ok, []]);
      const others = `K3S_AGENT_TOKEN=${wrong}\nK3S_URL=${URL}\nK3S_TOKEN=${PASSWORD}\n`;
      assert.deepEqual(await places('agent', {}, others), [ok, []]);
    });

    it('is none for another program, and for two services', async () => {
      const variables = `K3S_URL='${URL}'\n`;
      assert.deepEqual((await joined('kubectl get nodes', variables)).connections, []);
      const second = { 'agent-1/etc/systemd/system/k3s.service': unit(`agent --server ${URL}`) };
      assert.deepEqual((await joined('agent', variables, second)).connections, []);
    });
  });

  it('is unknown for another address, for two addresses, and without the certificate of the server', async () => {
    const there = 'Not in the workspace: the serving certificate of';
    assert.deepEqual((await found({ server: 'https://10.9.0.10:9345' })).unknown, [`${there} 10.9.0.10.`]);
    assert.deepEqual((await found({ pair: null })).unknown, [`${there} 10.0.0.10.`]);
    assert.deepEqual((await found({ pair: { sans: ['dns:kubernetes'] } })).unknown, [
      'Not in the workspace: the names that the supervisor adds to its certificate.',
    ]);
    const parts = await found({
      files: { 'agent-1/etc/rancher/rke2/config.yaml.d/10.yaml': 'server: https://x:9345\n' },
    });
    assert.deepEqual([parts.connections, parts.said], [[], []]);
  });

  it('is of one product', async () => {
    const { connections, said } = await found({
      files: { 'agent-2/etc/rancher/k3s/config.yaml': 'server: https://10.0.0.10:6443\n' },
    });
    assert.ok(connections.includes('k3s-agent unknown k3s-server'));
    assert.deepEqual(said, []);
  });
});
