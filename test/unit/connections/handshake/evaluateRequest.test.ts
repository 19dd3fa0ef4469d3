import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/connection.ts';
import { ADMIN_CONF, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { rendered } from '../../../support/rendered.ts';

const FRONT_PROXY = `${PKI}/front-proxy-client.crt`;
const UNKNOWN = 'x509: certificate signed by unknown authority';
const USAGE = 'x509: certificate specifies an incompatible key usage';

type Change = (node: NodePki) => void | Promise<void>;

/** The result of a connection: the error without its serial number and key IDs, the answer, and whether it is logged. */
function outcome(connection: Connection | undefined) {
  const { verdict, side, answer, logging, error } = connection ?? assert.fail();
  const text = rendered(error)?.replaceAll(/ SN=-?\d+, SKID=[0-9A-F:]*, AKID=[0-9A-F:]*/g, '');
  return [verdict, side, answer, logging, text?.replaceAll(/current time \S+/g, 'current time')];
}

async function connections(change: Change) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  await change(node);
  const { report } = await inspectFiles(node.files, node.settings.now);
  return report;
}

async function ofAdmin(change: Change) {
  const { connections: all } = await connections(change);
  return outcome(all.find(({ from }) => from.uri?.endsWith('/admin.conf')));
}

async function ofFrontProxy(change: Change) {
  const { connections: all } = await connections(change);
  return outcome(all.find(({ kind }) => kind === 'aggregation'));
}

const unauthorized = (text: string) => ['broken', 'server', 'unauthorized', 'always', text];
const forbidden = (user: string) => [
  'broken',
  'server',
  'forbidden',
  'never',
  `forbidden: User "${user}" cannot get path`,
];
const LET_IN = ['ok', undefined, undefined, undefined, undefined];

const flags =
  (...changes: readonly (readonly [flag: string, value?: string | undefined])[]): Change =>
  (node) => {
    for (const [flag, value] of changes) node.replaceFlag('kube-apiserver', flag, value);
  };

const noCredentials: Change = (node) =>
  node.setText(ADMIN_CONF, (text) => text.replace(/ {2}user:\n(?: {4}.*\n)+/, '  user: {}\n'));

describe('a client of the API server', () => {
  it('is refused by both authenticators, in their order', async () => {
    const other = await ofAdmin(async (node) => {
      node.replaceCertificate(ADMIN_CONF, { issuer: await node.otherAuthority('kubernetes') });
    });
    const hint =
      ' (possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate "kubernetes")';
    assert.deepEqual(other, unauthorized(`[${UNKNOWN}, verifying certificate failed: ${UNKNOWN}${hint}]`));
    const usage = await ofAdmin((node) => {
      node.replaceCertificate(ADMIN_CONF, { extendedKeyUsage: ['serverAuth'] });
    });
    assert.deepEqual(usage, unauthorized(`[${UNKNOWN}, verifying certificate failed: ${USAGE}]`));
  });

  it('is named by the front proxies where their CA issued its certificate', async () => {
    const found = await ofAdmin((node) => {
      node.replaceCertificate(ADMIN_CONF, { issuer: node.authorities.frontProxy.signer });
    });
    const name = 'x509: subject with cn=kubernetes-admin is not in the allowed list';
    assert.deepEqual(found, unauthorized(`[${name}, verifying certificate failed: ${UNKNOWN}]`));
  });

  it('is refused by the only authenticator that has something against it', async () => {
    const proxied = await ofAdmin((node) => {
      const { signer } = node.authorities.frontProxy;
      node.replaceCertificate(ADMIN_CONF, { issuer: signer, subject: { commonName: 'front-proxy-client' } });
    });
    assert.deepEqual(proxied, unauthorized(`verifying certificate failed: ${UNKNOWN}`));
    const alone = await ofAdmin(async (node) => {
      await flags(['requestheader-client-ca-file'])(node);
      node.replaceCertificate(ADMIN_CONF, { issuer: await node.otherAuthority() });
    });
    assert.deepEqual(alone, unauthorized(`verifying certificate failed: ${UNKNOWN}`));
  });

  it('is refused in the words of the release', async () => {
    const error = async (version: string) => {
      const found = await ofAdmin((node) => {
        node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) => text.replace('v1.34.2', version));
        node.replaceCertificate(ADMIN_CONF, { notAfter: days(node.settings.now, -3) });
      });
      return String(found.at(-1));
    };
    assert.match(await error('v1.20.0'), /^\[x509: certificate has expired .*, verifying certificate failed: x509: /);
    // Two equal errors are printed once.
    assert.match(await error('v1.19.16'), /^x509: certificate has expired or is not yet valid: [^,[\]]+$/);
  });

  it('without a common name is refused as a front proxy, or anonymous', async () => {
    const unnamed: Change = (node) => {
      node.replaceCertificate(ADMIN_CONF, { subject: { organizations: ['system:masters'] } });
    };
    assert.deepEqual(await ofAdmin(unnamed), unauthorized(UNKNOWN));
    const alone = await ofAdmin(async (node) => {
      await unnamed(node);
      await flags(['requestheader-client-ca-file'])(node);
    });
    assert.deepEqual(alone, forbidden('system:anonymous'));
  });

  it('is refused as a front proxy, or anonymous, without a CA for clients', async () => {
    const both = flags(['client-ca-file'], ['requestheader-client-ca-file']);
    assert.deepEqual(await ofAdmin(flags(['client-ca-file'])), unauthorized(UNKNOWN));
    assert.deepEqual(await ofAdmin(both), forbidden('system:anonymous'));
    const closed = await ofAdmin(async (node) => {
      await both(node);
      await flags(['anonymous-auth', 'false'])(node);
    });
    assert.deepEqual(closed, ['broken', 'server', 'unauthorized', 'never', 'Unauthorized']);
  });

  it('is anonymous without credentials, and the kubeconfig is the one finding', async () => {
    const { connections: all, findings } = await connections(noCredentials);
    const found = all.find(({ from }) => from.uri?.endsWith('/admin.conf'));
    assert.deepEqual(outcome(found), forbidden('system:anonymous'));
    assert.deepEqual(
      findings.map(({ rule, breaks }) => [rule, breaks?.includes(found?.id ?? '')]),
      [['kubeconfigs/kubeconfig-no-credentials', true]],
    );
    const closed = await ofAdmin(async (node) => {
      await noCredentials(node);
      await flags(['anonymous-auth', 'false'])(node);
    });
    assert.deepEqual(closed, ['broken', 'server', 'unauthorized', 'never', 'Unauthorized']);
  });

  it('is anonymous with a key alone, and connects to no server from a missing context', async () => {
    const key = await connections((node) =>
      node.setText(ADMIN_CONF, (text) => text.replace(/ {4}client-certificate-data: .*\n/, '')),
    );
    const context = await connections((node) => node.setField(ADMIN_CONF, 'current-context', 'default'));
    const found = [key, context].map(({ connections: all, findings }) => {
      const admin = all.find(({ from }) => from.uri?.endsWith('/admin.conf'));
      return [...outcome(admin), ...findings.map(({ rule, breaks }) => [rule, breaks?.length])];
    });
    const error = 'context was not found for specified context: default';
    assert.deepEqual(found, [
      [...forbidden('system:anonymous'), ['kubeconfigs/kubeconfig-client-half', 1]],
      ['broken', 'configuration', undefined, undefined, error, ['kubeconfigs/kubeconfig-dangling-context', 1]],
    ]);
  });

  it('is left open where the name of the context was written over', async () => {
    const { connections: all } = await connections((node) => node.setField(ADMIN_CONF, 'current-context', 'REDACTED'));
    assert.equal(
      all.find(({ from }) => from.uri?.endsWith('/admin.conf')),
      undefined,
    );
  });

  it('is let in where its certificate lies in the bundle itself', async () => {
    const found = await ofAdmin(async (node) => {
      node.replaceCertificate(ADMIN_CONF, { issuer: await node.otherAuthority() });
      node.setText(`${PKI}/ca.crt`, (text) => text + node.certificate(ADMIN_CONF).pem);
    });
    assert.deepEqual(found, LET_IN);
  });

  it('breaks the handshake where Go cannot read its certificate, of which little is logged', async () => {
    const { connections: all } = await connections((node) => {
      node.replaceCertificate(SCHEDULER_CONF, { serial: -5n });
      // A scheduler of today would not even send it.
      node.setText('etc/kubernetes/manifests/kube-scheduler.yaml', (text) => text.replace('v1.34.2', 'v1.31.0'));
    });
    const text = 'tls: failed to parse client certificate: x509: negative serial number';
    const found = outcome(all.find(({ from }) => from.component === 'kube-scheduler'));
    assert.deepEqual(found, ['broken', 'server', undefined, 'verbose', text]);
  });
});

describe('the front proxy', () => {
  it('is let in for any name where none is required', async () => {
    const found = await ofFrontProxy(async (node) => {
      await flags(['requestheader-allowed-names'])(node);
      node.replaceCertificate(FRONT_PROXY, { subject: { commonName: 'someone-else' } });
    });
    assert.equal(found[0], 'unknown');
  });

  it('is an ordinary user with a certificate of the client CA', async () => {
    const found = await ofFrontProxy((node) => {
      node.replaceCertificate(FRONT_PROXY, { issuer: node.authorities.ca.signer });
    });
    assert.deepEqual(found, forbidden('front-proxy-client'));
  });

  it('presents nothing where half of its pair is configured', async () => {
    for (const flag of ['proxy-client-cert-file', 'proxy-client-key-file']) {
      const { connections: all, findings } = await connections(flags([flag]));
      assert.deepEqual(outcome(all.find(({ kind }) => kind === 'aggregation')), forbidden('system:anonymous'));
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['manifests/flag-pair-incomplete'],
      );
    }
  });

  it('is refused by both authenticators', async () => {
    const found = await ofFrontProxy((node) => {
      node.replaceCertificate(FRONT_PROXY, { extendedKeyUsage: ['serverAuth'] });
    });
    assert.deepEqual(found, unauthorized(`[${USAGE}, verifying certificate failed: ${UNKNOWN}]`));
  });

  it('is not understood where no header names the user, which is one finding', async () => {
    for (const headers of [undefined, 'X-Forwarded-User']) {
      const { connections: all, findings } = await connections(flags(['requestheader-username-headers', headers]));
      const found = all.find(({ kind }) => kind === 'aggregation');
      assert.deepEqual(outcome(found), unauthorized(`verifying certificate failed: ${UNKNOWN}`));
      assert.equal(findings.length, 1);
      const rule = headers ? 'connections/handshake-refused' : 'manifests/requestheader-incomplete';
      assert.deepEqual([findings[0]?.rule, findings[0]?.severity], [rule, 'error']);
    }
  });
});
