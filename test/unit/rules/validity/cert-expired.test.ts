import assert from 'node:assert/strict';
import { mainLine } from '../../../../src/core/index.ts';
import { kubeconfigText } from '../../../../src/sample/kubeconfigText.ts';
import { authority, calls, serving, webhookText } from '../../../support/apiObjects.ts';
import { type CertificateSpec, issue } from '../../../support/certificates.ts';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { EGRESS_PATH, useKonnectivity } from '../../../support/egressText.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { base64 } from '../../../support/pem.ts';
import { CLIENT, correctRequest, signingRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'validity/cert-expired';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const NOW = nodeSettings({}).now;
const ending = (left: number, life = 365) => ({ notBefore: days(NOW, left - life), notAfter: days(NOW, left) });
describe(RULE, () => {
  it('reports a serving certificate at its block, with its flag and the command that renews it', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, ending(-5)));
    assert.deepEqual(lines, [`serving ${APISERVER} -----BEGIN CERTIFICATE-----`]);
    assert.deepEqual(
      [findings[0]?.slots.name, findings[0]?.slots.ago, findings[0]?.slots.date],
      ['kube-apiserver', '5', '2026-05-27 12:00 UTC'],
    );
    assert.equal(mainLine(findings[0]?.command ?? ''), 'kubeadm certs renew apiserver');
    assert.equal(findings[0]?.related[0], `etc/kubernetes/manifests/kube-apiserver.yaml: /${APISERVER}`);
  });

  it('reports both consequences of a server’s certificate that a user presents as well', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const { pem } = node.replaceCertificate(APISERVER, ending(-5));
      const key = base64(node.text('etc/kubernetes/pki/apiserver.key'));
      node.setText(SCHEDULER, (text) =>
        text.replace(/(client-certificate-data: ).*/, `$1${base64(pem)}`).replace(/(client-key-data: ).*/, `$1${key}`),
      );
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['both', APISERVER]],
    );
  });

  it('reports that a client with an expired CA gets no answer', async () => {
    for (const [isSkipped, want] of [
      [false, 'apiClientBehind'],
      [true, 'apiClient'],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => {
        const ca = node.replaceCertificate('etc/kubernetes/pki/ca.crt', ending(-2, 3650));
        node.replaceCertificate(SCHEDULER, ending(-3));
        node.setText(SCHEDULER, (text) =>
          isSkipped
            ? text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true')
            : text.replace(/(certificate-authority-data: ).*/, `$1${base64(ca.pem)}`),
        );
      });
      assert.deepEqual(
        findings.filter(({ path }) => path === SCHEDULER).map(({ messageId }) => messageId),
        [want],
      );
    }
  });

  it('does not claim an answer of an API server whose certificate has expired as well', async () => {
    for (const [isSkipped, want] of [
      [false, 'apiClientBehind'],
      [true, 'apiClient'],
    ] as const) {
      const { findings, report } = await checkNode(RULE, (node) => {
        node.replaceCertificate(APISERVER, ending(-2));
        node.replaceCertificate(SCHEDULER, ending(-3));
        if (!isSkipped) return;
        node.setText(SCHEDULER, (text) =>
          text.replace(/certificate-authority-data: .*/, 'insecure-skip-tls-verify: true'),
        );
      });
      assert.deepEqual(
        findings.map(({ path, messageId, slots }) => [path, messageId, slots.trust]),
        [
          [APISERVER, 'serving', ''],
          [SCHEDULER, want, isSkipped ? '' : 'The serving certificate of kube-apiserver'],
        ],
      );
      const connection = report.connections.find(({ from }) => from.component === 'kube-scheduler');
      assert.equal(connection?.verdict === 'broken' && connection.side, isSkipped ? 'server' : 'client');
    }
  });

  it('names the egress selection that the API server shows a certificate for', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      const client = node.certificate('etc/kubernetes/pki/apiserver-kubelet-client.crt').spec;
      node.put('etc/kubernetes/pki/konnectivity.crt', issue({ ...client, ...ending(-5), serial: undefined }).pem);
      useKonnectivity(node, { clientCert: '/etc/kubernetes/pki/konnectivity.crt' });
    });
    assert.deepEqual(
      findings.map(({ messageId, path, related }) => [messageId, path, related]),
      [['client', 'etc/kubernetes/pki/konnectivity.crt', [`${EGRESS_PATH}: /etc/kubernetes/pki/konnectivity.crt`]]],
    );
  });

  it('reports a client certificate at the data of its kubeconfig', async () => {
    const { findings } = await checkNode(RULE, (node) => void node.replaceCertificate(SCHEDULER, ending(-3)));
    assert.deepEqual(
      findings.map(({ messageId, path, command }) => [messageId, path, mainLine(command ?? '')]),
      [['apiClient', SCHEDULER, 'kubeadm certs renew scheduler.conf']],
    );
  });

  it('does not claim an answer of the API server to a user whose context names no cluster of the file', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(SCHEDULER, ending(-3));
      node.setText(SCHEDULER, (text) => text.replace(/( {4}cluster: ).*/, '$1other'));
    });
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      [['client', SCHEDULER]],
    );
  });

  it('describes what etcd does, and only warns about a file without a reference', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate('etc/kubernetes/pki/apiserver-etcd-client.crt', ending(-1));
      const stray = { ...ending(-400), subject: { commonName: 'stray' } };
      node.put('etc/kubernetes/pki/left-over.crt', node.replaceCertificate(APISERVER, stray).pem);
      node.replaceCertificate(APISERVER, { ...ending(300), subject: { commonName: 'kube-apiserver' } });
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [
        ['etcdClient', 'error'],
        ['unused', 'warning'],
      ],
    );
  });

  it('leaves open whether an etcd that is not on the node verifies its clients', async () => {
    const expire = (node: NodePki) => void node.replaceCertificate('etc/etcd-client/client.pem', ending(-1));
    const { findings } = await checkNode(RULE, expire, { externalEtcd: true });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['unknownEtcdClient', 'error']],
    );
  });

  it('says nothing of a certificate for tokens, whose dates nobody reads', async () => {
    for (const commonName of ['service-accounts', 'service-account']) {
      const expired = await serving(await authority('ca'), [], { ...ending(-400), subject: { commonName } });
      assert.deepEqual((await checkFiles(RULE, { 'service-account.pem': expired.pem }, NOW)).findings, []);
    }
  });

  it('says nothing of a leaf among the CAs of a kubeconfig, and what breaks where it is the only one', async () => {
    const ca = await authority('ca');
    const router = await serving(undefined, ['apps.example.org'], ending(-10));
    const kubeconfig = (...trusted: readonly string[]) => {
      const data = Buffer.from(trusted.join('')).toString('base64');
      return `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "https://api.example.org:6443", certificate-authority-data: ${data}}}]
users: [{name: u, user: {token: abc}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
current-context: x
`;
    };
    assert.deepEqual((await checkFiles(RULE, { kubeconfig: kubeconfig(router.pem, ca.pem) }, NOW)).findings, []);
    const { findings } = await checkFiles(RULE, { kubeconfig: kubeconfig(router.pem) }, NOW);
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['serving'],
    );
  });

  it('names the role of a certificate that its names and CA show, and reports the use of others as unknown', async () => {
    const ca = await authority('kubernetes');
    const other = await authority('kubernetes-other');
    const leaf = (name: string, usage: string, more = {}) =>
      serving(ca, [name], { ...ending(-10), extendedKeyUsage: [usage], ...more });
    for (const [made, want] of [
      [await leaf('kubernetes.default.svc', 'serverAuth'), 'byNames the serving certificate of kube-apiserver'],
      [await leaf('a', 'clientAuth', { subject: { commonName: 'system:kube-scheduler' } }), 'byNames kube-scheduler'],
      [
        await leaf('a', 'clientAuth', { subject: { commonName: 'system:node:worker-0' } }),
        'byNames the client certificate of a kubelet',
      ],
      [await leaf('kubernetes.example.org', 'serverAuth'), 'unknown '],
      [await leaf('kubernetes.default.svc', 'clientAuth'), 'unknown '],
      [await leaf('a', 'clientAuth', { subject: { commonName: 'system:node' } }), 'unknown '],
      [await leaf('kubernetes.default.svc', 'serverAuth', { issuer: other }), 'unknown '],
    ] as const) {
      const files = { 'certs/own.pem': made.pem, 'certs/authority.pem': ca.pem };
      const said = async (more: Readonly<Record<string, string>>) =>
        (await checkFiles(RULE, { ...files, ...more }, NOW)).findings.map(
          ({ messageId, severity, slots }) => `${messageId} ${slots.role} ${severity}`,
        );
      const trusted = Buffer.from(ca.pem).toString('base64');
      const config = `apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: "https://api.example.org:6443", certificate-authority-data: ${trusted}}}]\nusers: [{name: u, user: {token: abc}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n`;
      assert.deepEqual(await said({ 'certs/admin.conf': config }), [`${want} warning`]);
      assert.deepEqual(await said({}), ['unknown  warning'], 'Files by themselves may be anybody’s.');
    }
  });

  it('names the webhook that a certificate serves by its host and the CA in the bundle', async () => {
    const [ca, other] = await Promise.all([authority('webhook-ca'), authority('other-ca')]);
    const leaf = await serving(ca, ['policy.default.svc'], ending(-10));
    const saidOf = async (service: string, bundle: string) => {
      const object = webhookText({ config: calls(service, 'default', base64(bundle)) });
      const files = { 'cert/server.pem': leaf.pem, 'manifest/policy.yaml': object };
      return (await checkFiles(RULE, files, NOW)).findings.map(({ messageId, slots }) => `${messageId} ${slots.role}`);
    };
    assert.deepEqual(await saidOf('policy', ca.pem), ['byNames policy.default.svc']);
    assert.deepEqual(await saidOf('other', ca.pem), ['unknown ']);
    assert.deepEqual(await saidOf('policy', other.pem), ['unknown ']);
  });

  describe('of a user that only another context names', () => {
    const conf = (contexts: readonly string[], clusters: Readonly<Record<string, string>>, pem: string, key: string) =>
      [
        'apiVersion: v1\nkind: Config\nclusters:',
        ...Object.entries(clusters).map(([name, fields]) => `- {name: ${name}, cluster: {${fields}}}`),
        `users:\n- {name: me, user: {token: abc}}\n- {name: other, user: {client-certificate-data: ${base64(pem)}, client-key-data: ${key}}}`,
        'contexts:\n- {name: mine, context: {cluster: here, user: me}}',
        ...contexts.map((cluster) => `- {name: at-${cluster}, context: {cluster: ${cluster}, user: other}}`),
        'current-context: mine\n',
      ].join('\n');
    const findingsOf = async (...contexts: readonly string[]) => {
      const { findings } = await checkNode(RULE, (node) => {
        const ca = (days: number) => {
          const { serial, ...spec } = node.authorities.ca.signer.spec;
          return `certificate-authority-data: ${base64(issue({ ...spec, ...ending(days, 3650) }).pem)}`;
        };
        const { pem } = node.replaceCertificate(SCHEDULER, ending(-3));
        const key = /client-key-data: (\S+)/.exec(node.text(SCHEDULER))?.[1] ?? '';
        node.remove(SCHEDULER);
        const clusters = {
          here: `server: "https://10.0.0.9:6443", ${ca(900)}`,
          valid: `server: "https://one.example.org:6443", ${ca(900)}`,
          expired: `server: "https://two.example.org:6443", ${ca(-2)}`,
          skipped: 'server: "https://two.example.org:6443", insecure-skip-tls-verify: true',
          plain: 'server: "http://three.example.org:8080"',
        };
        node.put('root/.kube/config', conf(contexts, clusters, pem, key));
      });
      return findings.map(({ messageId, severity, slots }) => [messageId, severity, slots.context]);
    };

    it('depends on the clusters of its contexts: the API server answers unless the CA has expired', async () => {
      for (const cluster of ['valid', 'skipped', 'elsewhere'])
        assert.deepEqual(await findingsOf(cluster), [['otherContext', 'warning', `at-${cluster}`]]);
      assert.deepEqual(await findingsOf('expired', 'valid'), [['otherContext', 'warning', 'at-valid']]);
      assert.deepEqual(
        (await findingsOf('expired')).map(([id, severity]) => [id, severity]),
        [['apiClientBehind', 'warning']],
      );
    });

    it('is silent if its contexts lead only to servers over plain HTTP', async () => {
      assert.deepEqual(await findingsOf('plain'), []);
      assert.deepEqual(await findingsOf('plain', 'valid'), [['otherContext', 'warning', 'at-valid']]);
    });
  });

  it('hints at a spare copy while another certificate of its name is in use', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.put('etc/kubernetes/pki/left-over.crt', node.replaceCertificate(APISERVER, ending(-400)).pem);
      node.replaceCertificate(APISERVER, ending(300));
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['spare', 'hint']],
    );
  });

  it('only informs of a user who has a token besides, whose connection works', async () => {
    const { report, findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate(SCHEDULER, ending(-3));
      node.setText(SCHEDULER, (text) => text.replace(/^( *)client-certificate-data:/m, '$1token: abc\n$&'));
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['besides', 'info']],
    );
    const own = report.connections.filter(({ from }) => from.component === 'kube-scheduler');
    assert.deepEqual(
      own.map(({ verdict }) => verdict),
      ['ok'],
    );
  });

  it('is silent about a certificate whose public key alone is used, and one that is never sent', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const { pem } = node.replaceCertificate('etc/kubernetes/pki/front-proxy-client.crt', {
        ...ending(-3),
        subject: { commonName: 'tokens' },
      });
      node.put('etc/kubernetes/pki/tokens.pem', pem);
      node.replaceFlag('kube-apiserver', 'service-account-key-file', '/etc/kubernetes/pki/tokens.pem');
      node.replaceCertificate('etc/kubernetes/pki/front-proxy-client.crt', {
        ...ending(300),
        subject: { commonName: 'front-proxy-client' },
      });
      node.replaceCertificate(SCHEDULER, ending(-3));
      node.setText(SCHEDULER, (text) => text.replace(/server: .*/, 'server: http://127.0.0.1:8080'));
    });
    assert.deepEqual(lines, []);
  });

  it('is reported of a client certificate that is sent once the scheme of the server is fixed', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceCertificate(SCHEDULER, ending(-3));
        node.setText(SCHEDULER, (text) => text.replace('server: https:', 'server: http:'));
      }),
    );
    assert.deepEqual([finding.path, finding.messageId, finding.severity], [SCHEDULER, 'apiClient', 'error']);
  });

  it('is silent at the last instant, about archived copies and about dated files the kubelet left behind', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.put(`${APISERVER}.old`, node.replaceCertificate(APISERVER, ending(-5)).pem);
      node.put('var/lib/kubelet/pki/kubelet-client-2025-01-01-00-00-00.pem', node.text(APISERVER));
      node.replaceCertificate(APISERVER, ending(0));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about what a CertificateSigningRequest records of its certificate, which lies with whoever fetched it', async () => {
    const leaf = await serving(await authority('ca'), ['cp-1'], { notBefore: days(NOW, -40), notAfter: days(NOW, -5) });
    const request = await correctRequest(CLIENT);
    const record = signingRequestYaml({ ...request, status: [`certificate: ${base64(leaf.pem)}`] });
    assert.deepEqual((await checkFiles(RULE, { 'csr.yaml': record })).lines, []);
    assert.equal((await checkFiles(RULE, { 'tls.crt': leaf.pem })).lines.length, 1);
  });

  it('does not claim that etcd rejects a client that rejects etcd first', async () => {
    const CLIENT = 'etc/kubernetes/pki/apiserver-etcd-client.crt';
    const SERVER = 'etc/kubernetes/pki/etcd/server.crt';
    const messageWith = async (...expired: readonly string[]) => {
      const { findings } = await checkNode(RULE, (node) => {
        for (const path of expired) node.replaceCertificate(path, ending(-3));
      });
      return findings.find(({ path }) => path === CLIENT)?.messageId;
    };
    assert.equal(await messageWith(CLIENT), 'etcdClient');
    assert.equal(await messageWith(CLIENT, SERVER), 'etcdClientBehind');
  });

  it('does not claim that servers reject a health check that rejects etcd first', async () => {
    const CHECK = 'etc/kubernetes/pki/etcd/healthcheck-client.crt';
    const messageWith = async (...expired: readonly string[]) => {
      const { findings } = await checkNode(RULE, (node) => {
        for (const path of expired) node.replaceCertificate(path, ending(-3));
      });
      return findings.find(({ path }) => path === CHECK)?.messageId;
    };
    assert.equal(await messageWith(CHECK), 'client');
    assert.equal(await messageWith(CHECK, 'etc/kubernetes/pki/etcd/server.crt'), 'etcdClientBehind');
  });

  it('does not claim an answer of an API server whose certificate, by its names alone, has expired', async () => {
    const ca = await authority('kubernetes');
    const messageWith = async (server: Partial<CertificateSpec>) => {
      const client = await serving(ca, [], {
        ...ending(-3),
        subject: { commonName: 'admin' },
        extendedKeyUsage: ['clientAuth'],
      });
      const files = {
        'pki/kubernetes.pem': (await serving(ca, [], { sans: ['ip:192.0.2.1'], ...server })).pem,
        'admin.kubeconfig': kubeconfigText({
          ...{ cluster: 'a', user: 'a', context: 'a', server: 'https://192.0.2.1:6443', authority: ca.pem },
          credentials: { certificate: client.pem, key: privateKeyPem(client.key) },
        }),
      };
      const { findings } = await checkFiles(RULE, files);
      const [finding] = findings.filter(({ path }) => path === 'admin.kubeconfig');
      return finding?.messageId;
    };
    assert.equal(await messageWith(ending(-3)), 'apiClientByNames');
    assert.equal(await messageWith({ ...ending(-3), sans: ['ip:192.0.2.2'] }), 'apiClient');
    assert.equal(
      await messageWith({ ...ending(-3), issuer: await authority('kubernetes', { key: await key('other') }) }),
      'apiClient',
    );
    assert.equal(await messageWith({}), 'apiClient');
  });

  it('names the client that rejects etcd first', async () => {
    const ca = await authority('kubernetes', ending(-3));
    const pair = await serving(ca, [], { ...ending(-3), subject: { commonName: 'flanneld' } });
    const flags = '-etcd-cafile=/ssl/ca.pem -etcd-certfile=/ssl/flanneld.pem -etcd-keyfile=/ssl/flanneld-key.pem';
    const { findings } = await checkFiles(RULE, {
      'etc/systemd/system/flanneld.service': `[Service]\nExecStart=/usr/bin/flanneld ${flags} -etcd-endpoints=https://192.0.2.1:2379\n`,
      'etc/systemd/system/kube-apiserver.service':
        '[Service]\nExecStart=/usr/bin/kube-apiserver --etcd-cafile=/ssl/ca.pem --etcd-servers=https://192.0.2.1:2379\n',
      'ssl/ca.pem': ca.pem,
      'ssl/flanneld.pem': pair.pem,
    });
    const [finding] = findings.filter(({ path }) => path === 'ssl/flanneld.pem');
    assert.deepEqual([finding?.messageId, finding?.slots.textClient], ['etcdClientBehind', 'flanneld']);
  });

  it('reports that any other member rejects a peer certificate', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      node.replaceCertificate('etc/kubernetes/pki/etcd/peer.crt', ending(-3));
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['peer', 'error']],
    );
  });
});
