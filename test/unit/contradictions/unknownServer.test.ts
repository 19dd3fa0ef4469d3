import assert from 'node:assert/strict';
import {
  compareReports,
  createScheduler,
  createSignatureCache,
  explainMessages,
  jsonReport,
  pathsBelow,
  type Report,
  verdictChanges,
} from '../../../src/core/index.ts';
import { contradictionsIn } from '../../support/contradictions/contradictions.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ADMIN = 'etc/kubernetes/admin.conf';
const SERVING = 'etc/kubernetes/pki/apiserver.crt';
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenUntil = (end: Date) => `${encoded({ alg: 'RS256' })}.${encoded({ exp: end.getTime() / 1000 })}.c2ln`;
const withToken = (end: Date) => (node: NodePki) =>
  node.setText(ADMIN, (text) =>
    text.replace(/^( *)client-certificate-data: .*\n.*\n/m, `$1token: ${tokenUntil(end)}\n`),
  );
const expire = (path: string) => (node: NodePki) => {
  node.replaceCertificate(path, EXPIRED);
};

/** The report about the files that are kept of a changed node. */
async function reportOf(
  change: (node: NodePki) => void,
  keep: (path: string) => boolean = (path) => path === ADMIN,
  now = NOW,
): Promise<Report> {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  change(node);
  return (await inspectFiles(new Map([...node.files].filter(([path]) => keep(path))), now)).report;
}

/** "verdict error" of the connection that the kubeconfig sets up, and the rules of its causes. */
async function answerOf(report: Report): Promise<readonly [string, readonly string[]]> {
  assert.deepEqual(await contradictionsIn(report), []);
  const json = jsonReport(report, ['w'], pathsBelow([{ uri: FOLDER_URI, name: 'w' }]));
  const at = json.connections.findIndex(({ from }) => from.file === ADMIN);
  const { verdict, error } = json.connections[at] ?? assert.fail('no connection');
  const causes = json.causes.flatMap(({ rule, breaks }) => (breaks.includes(at) ? rule : []));
  return [`${verdict} ${error ?? ''}`.trim(), causes];
}

describe('a kubeconfig whose API server is not in the workspace', () => {
  for (const [title, change, expected] of [
    ['unknown if nothing is wrong with it', () => {}, ['unknown', []]],
    ['broken by its expired client certificate', expire(ADMIN), ['broken Unauthorized', ['validity/cert-expired']]],
    [
      'broken by a client certificate that is not valid yet',
      (node) => node.replaceCertificate(ADMIN, { notBefore: days(NOW, 5) }),
      ['broken Unauthorized', ['validity/cert-not-yet-valid']],
    ],
    [
      'broken by a client certificate for servers',
      (node) => node.replaceCertificate(ADMIN, { extendedKeyUsage: ['serverAuth'] }),
      ['broken Unauthorized', ['usage/eku-missing-client-auth']],
    ],
    [
      'broken by its expired token',
      withToken(days(NOW, -1)),
      ['broken Unauthorized', ['kubeconfigs/kubeconfig-token-expired']],
    ],
    [
      'broken by a key that is not the certificate’s',
      (node) => {
        const [, key = ''] = /client-key-data: (.*)/.exec(node.text('etc/kubernetes/scheduler.conf')) ?? [];
        node.setField(ADMIN, 'client-key-data', key);
      },
      ['broken tls: private key does not match public key', ['keys/kubeconfig-key-mismatch']],
    ],
    [
      'broken by a CA that is no certificate',
      (node) => node.setField(ADMIN, 'certificate-authority-data', 'aGVsbG8='),
      [
        'broken unable to load root certificates: unable to parse bytes as PEM block',
        ['kubeconfigs/kubeconfig-data-no-pem'],
      ],
    ],
    [
      'broken by an expired CA, before anything is presented',
      (node) => {
        node.setKubeconfigAuthority(ADMIN, node.replaceCertificate('etc/kubernetes/pki/ca.crt', EXPIRED));
        node.replaceCertificate(ADMIN, EXPIRED);
      },
      [
        'broken tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-27T12:00:00Z',
        ['validity/ca-expired'],
      ],
    ],
    [
      'unknown over plain HTTP, which presents no certificate',
      (node) => {
        expire(ADMIN)(node);
        node.setField(ADMIN, 'server', 'http://10.0.0.10:8080');
      },
      ['unknown', []],
    ],
    [
      'unknown if one of its CAs is valid',
      (node) => {
        const ca = 'etc/kubernetes/pki/ca.crt';
        const both = [node.replaceCertificate(ca, EXPIRED).pem, node.certificate('etc/kubernetes/pki/etcd/ca.crt').pem];
        node.setField(ADMIN, 'certificate-authority-data', Buffer.from(both.join('')).toString('base64'));
      },
      ['unknown', []],
    ],
    [
      'unknown without any credentials, which a server may not ask for',
      (node) => node.setText(ADMIN, (text) => text.replace(/^ *client-certificate-data: .*\n.*\n/m, '')),
      ['unknown', []],
    ],
    [
      'unknown if the API server tries another credential next',
      (node) => {
        expire(ADMIN)(node);
        node.setText(ADMIN, (text) => text.replace(/^( *)client-certificate-data/m, `$1tokenFile: /run/token\n$&`));
      },
      ['unknown', []],
    ],
  ] as readonly (readonly [string, (node: NodePki) => void, readonly [string, readonly string[]]])[]) {
    it(`has a connection that is ${title}`, async () => {
      assert.deepEqual(await answerOf(await reportOf(change)), expected);
    });
  }

  for (const [title, change] of [
    ['certificate', (node: NodePki) => void node.replaceCertificate(ADMIN, { notAfter: days(NOW, 20) })],
    ['token', withToken(days(NOW, 20))],
  ] as const) {
    it(`has a connection that breaks on the day on which its ${title} expires`, async () => {
      const report = await reportOf(change);
      const [first] = await verdictChanges(report, createSignatureCache(), createScheduler());
      const { at, connection } = first ?? assert.fail('no change');
      assert.equal(Math.ceil(at / 1000) * 1000 - (title === 'token' ? 0 : 1000), days(NOW, 20).getTime());
      assert.deepEqual([connection.verdict, connection.from.component], ['broken', 'kubectl']);
      const [then] = await answerOf(await reportOf(change, undefined, new Date(at)));
      assert.equal(then, 'broken Unauthorized');
    });
  }
});

describe('an expired client certificate of an API server that is not in the workspace', () => {
  it('is what explains the line that kubectl prints', async () => {
    const report = await reportOf(expire(ADMIN));
    const line = 'error: You must be logged in to the server (Unauthorized)';
    const [explained] = await explainMessages(line, { report });
    assert.deepEqual(
      explained?.findings.map(({ rule }) => rule),
      ['validity/cert-expired'],
    );
  });

  it('is what a renewal changes in a comparison', async () => {
    const [before, after] = [await reportOf(expire(ADMIN)), await reportOf(() => {})];
    const { connections } = await compareReports(before, after, NOW.getTime(), createScheduler());
    const verdicts = connections.map((one) => [one.before?.verdict, one.after?.verdict]);
    assert.ok(
      verdicts.some(([old, current]) => old === 'broken' && current === 'unknown'),
      JSON.stringify(verdicts),
    );
  });
});

describe('the other half of a handshake that is not known', () => {
  const withoutClients = (path: string) => !path.endsWith('.conf');

  it('is none of a server whose clients are not in the workspace', async () => {
    const [correct, expired] = [
      await reportOf(() => {}, withoutClients),
      await reportOf(expire(SERVING), withoutClients),
    ];
    const rows = ({ connections }: Report) => connections.map(({ id, verdict }) => `${id} ${verdict}`);
    assert.deepEqual(rows(expired), rows(correct));
    assert.deepEqual(await contradictionsIn(expired), []);
  });

  it('is none of a server at a port at which another program may listen', async () => {
    const report = await reportOf(
      (node) => {
        node.setField(ADMIN, 'server', 'https://10.0.0.10:8443');
        expire(SERVING)(node);
      },
      () => true,
    );
    assert.deepEqual(await answerOf(report), ['unknown', []]);
  });

  it('is open if it is an etcd, which may not ask for certificates', async () => {
    const path = 'etc/kubernetes/pki/apiserver-etcd-client.crt';
    const report = await reportOf(
      (node) => {
        node.replaceFlag('kube-apiserver', 'etcd-servers', 'https://10.9.9.9:2379');
        expire(path)(node);
      },
      () => true,
    );
    const found = report.connections.filter(({ to }) => to.component === 'etcd' && to.uri === undefined);
    assert.deepEqual(
      found.map(({ verdict }) => verdict),
      ['unknown'],
    );
  });

  it('does not help an expired serving certificate that a client verifies by a file that was not read', async () => {
    const unread = (node: NodePki) =>
      node.setText(ADMIN, (text) =>
        text.replace(/certificate-authority-data: .*/, 'certificate-authority: /srv/ca.crt'),
      );
    const all = () => true;
    assert.deepEqual(await answerOf(await reportOf(unread, all)), ['unknown', []]);
    const report = await reportOf((node) => {
      unread(node);
      expire(SERVING)(node);
    }, all);
    const [verdict, causes] = await answerOf(report);
    assert.match(verdict, /^broken tls: failed to verify certificate: x509: certificate has expired/);
    assert.deepEqual(causes, ['validity/cert-expired']);
  });

  it('does not help a client of an API server whose files were not copied', async () => {
    const report = await reportOf(expire(ADMIN), (path) => !path.includes('/pki/'));
    assert.deepEqual(await answerOf(report), ['broken Unauthorized', ['validity/cert-expired']]);
  });
});
