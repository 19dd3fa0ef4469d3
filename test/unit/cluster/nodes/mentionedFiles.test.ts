import assert from 'node:assert/strict';
import { type Answers, answersFor } from '../../../support/answers.ts';
import { issue } from '../../../support/certificates.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'validity/cert-expired';
const CERT = 'etc/ssl/site/web.crt';
const EXPIRED = { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-05-01') };

/** kubeadm's node with an expired certificate that no component names, and files besides. */
async function answers(files: Readonly<Record<string, string>>, at = CERT): Promise<Answers> {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  pki.put(at, expired(pki));
  for (const [path, text] of Object.entries(files)) pki.put(path, text);
  return answersFor(pki.files);
}

function expired(pki: NodePki): string {
  const { serial, ...spec } = pki.certificate('etc/kubernetes/pki/apiserver.crt').spec;
  return issue({ ...spec, subject: { commonName: 'web.example.com' }, sans: ['dns:web.example.com'], ...EXPIRED }).pem;
}

const ABOUT = (file: string) =>
  `"web.example.com" expired 31 days ago (2026-05-01 00:00 UTC). ${file} references it. Its peers reject it: x509: certificate has expired or is not yet valid.`;

const NAMED = (file: string) =>
  `"web.example.com" expired 31 days ago (2026-05-01 00:00 UTC). ${file} references it. Whether it is in use is unknown.`;

/** kubeadm's configuration with an external etcd, in the form that each of its API versions has. */
function externalEtcd(version: string): string {
  const files = 'caFile: /etc/etcd/ca.crt, certFile: /etc/etcd/site/web.crt, keyFile: /etc/etcd/site/web.key';
  const kind = version.startsWith('v1alpha') ? 'MasterConfiguration' : 'ClusterConfiguration';
  const etcd = version === 'v1alpha1' ? `{${files}}` : `{external: {${files}}}`;
  return `apiVersion: kubeadm.k8s.io/${version}\nkind: ${kind}\netcd: ${etcd}\n`;
}

describe('certificates that files of other programs name', () => {
  const REFERRING: Readonly<Record<string, string>> = {
    'etc/nginx/nginx.conf': 'server {\n  listen 443 ssl;\n  ssl_certificate /etc/ssl/site/web.crt;\n}\n',
    'etc/nginx/proxy.conf': 'proxy_ssl_certificate     "/etc/ssl/site/web.crt";\n',
    'etc/haproxy/haproxy.cfg': 'frontend a\n  bind :443 ssl crt /etc/ssl/site/web.crt ca-file /etc/ssl/ca.pem\n',
    'etc/systemd/system/confd.service':
      '[Service]\nExecStart=/usr/bin/confd -client-cert=/etc/ssl/site/web.crt -client-key=/etc/ssl/site/web.key\n',
    'etc/sysconfig/flanneld.env': 'FLANNELD_ETCD_CERTFILE="/etc/ssl/site/web.crt"\n',
    'etc/calico/calicoctl.cfg':
      'apiVersion: projectcalico.org/v3\nkind: CalicoAPIConfig\nspec:\n  etcdCertFile: /etc/ssl/site/web.crt\n',
    'etc/envoy/envoy.yaml': 'tls_certificates:\n  - certificate_chain: { filename: /etc/ssl/site/web.crt }\n',
    'etc/origin/master/master-config.yaml':
      'apiVersion: v1\nkind: MasterConfig\nkubernetesMasterConfig:\n  proxyClientInfo: {certFile: /etc/ssl/site/web.crt}\nservingInfo: {certFile: a.crt}\n',
    'root/kubeadm.yaml':
      'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\netcd:\n  external:\n    endpoints: [https://10.0.0.9:2379]\n    caFile: /etc/ssl/ca.crt\n    certFile: /etc/ssl/site/web.crt\n    keyFile: /etc/ssl/site/web.key\n',
    'etc/traefik/traefik.yml': 'tls:\n  certificates:\n    - certFile: /etc/ssl/site/web.crt\n',
  };

  for (const [path, text] of Object.entries(REFERRING)) {
    it(`are in use by ${path}`, async () => {
      const found = await answers({ [path]: text });
      const [message = ''] = found.messagesOf(RULE);
      const isSetting = !path.endsWith('envoy.yaml');
      const about = isSetting ? ABOUT : NAMED;
      assert.ok(message.startsWith(about(path.slice(path.lastIndexOf('/') + 1))), message);
      assert.deepEqual(found.findings, [`${isSetting ? 'error' : 'warning'} ${RULE} ${CERT}`]);
      assert.equal(found.usedBy(CERT).length, 1);
    });
  }

  for (const version of ['v1alpha1', 'v1alpha2', 'v1beta3']) {
    it(`are in use by a configuration of kubeadm of ${version} whose paths show where the folder lies`, async () => {
      const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const files = new Map<string, NodeFile | string>([
        ['kubeadm.yaml', externalEtcd(version)],
        ['site/web.crt', expired(pki)],
      ]);
      const [message = ''] = (await answersFor(files)).messagesOf(RULE);
      assert.ok(message.startsWith(ABOUT('kubeadm.yaml')), message);
    });
  }

  it('are in use by a file next to them that names them relatively, in no node', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const files = new Map<string, NodeFile | string>([
      ['proxy/tls/web.crt', expired(pki)],
      ['proxy/haproxy.cfg', 'bind :443 ssl crt tls/web.crt\n'],
    ]);
    const found = await answersFor(files as Parameters<typeof answersFor>[0]);
    assert.deepEqual(found.findings, [`error ${RULE} proxy/tls/web.crt`]);
    assert.ok(found.messagesOf(RULE)[0]?.startsWith(ABOUT('haproxy.cfg')));
  });

  it('are unknown where a container sees their folder, or a path ends in their name', async () => {
    for (const text of [
      'services:\n  web:\n    image: nginx\n    volumes:\n      - /etc/ssl/site:/etc/nginx/certs:ro\n',
      'ssl_certificate /etc/nginx/certs/web.crt;\n',
    ]) {
      const found = await answers({ 'srv/web.yaml': text });
      assert.deepEqual(found.findings, [`warning ${RULE} ${CERT}`]);
      assert.match(found.messagesOf(RULE)[0] ?? '', /Whether it is in use is unknown\.$/);
    }
  });

  it('are not in use by comments, other paths, other programs’ backups or large texts', async () => {
    for (const [path, text] of Object.entries({
      'etc/nginx/nginx.conf': '# ssl_certificate /etc/ssl/site/web.crt;\nlisten 80; # was /etc/ssl/site/web.crt\n',
      'etc/nginx/other.conf': 'ssl_certificate /etc/ssl/site/web2.crt;\nroot /etc/ssl/site;\n',
      'etc/nginx/nginx.conf.bak': 'ssl_certificate /etc/ssl/site/web.crt;\n',
      'etc/nginx/large.conf': `${'a'.repeat(300_000)}\nssl_certificate /etc/ssl/site/web.crt;\n`,
    })) {
      const found = await answers({ [path]: text });
      assert.deepEqual(found.messagesOf(RULE), [
        '"web.example.com" expired 31 days ago (2026-05-01 00:00 UTC). No file references it.',
      ]);
      assert.deepEqual(found.usedBy(CERT), [], path);
    }
  });

  it('are of unknown use to commands that name them behind other files or the label of a block', async () => {
    for (const command of [
      'gcloud compute scp ca.pem /etc/ssl/site/web.crt node-1:~/',
      'split -d -p "-----BEGIN CERTIFICATE-----" /etc/ssl/site/web.crt cert',
      'tar -cf /tmp/a.tar certs/tls.key /etc/ssl/site/web.crt',
      'cat /etc/ssl/site/web.crt > /tmp/all',
    ]) {
      const found = await answers({ 'opt/distribute.sh': `#!/bin/sh\n${command}\n` });
      assert.deepEqual(found.findings, [`warning ${RULE} ${CERT}`], command);
      assert.equal(found.messagesOf(RULE)[0], NAMED('distribute.sh'), command);
    }
  });

  it('are of unknown use to clients that present them to servers which may not ask for them', async () => {
    const commands = [
      'curl --cacert /srv/ca.pem --cert /etc/ssl/site/web.crt --key /srv/web.key https://10.0.0.1:6443/version',
      'curl -sE /etc/ssl/site/web.crt \\\n  "https://10.0.0.1:6443/api?a=b&c=d"',
      'wget --certificate=/etc/ssl/site/web.crt https://10.0.0.1',
      'sudo openssl s_client -connect 10.0.0.1:6443 -cert "/etc/ssl/site/web.crt"',
    ];
    for (const command of commands)
      for (const [path, text] of [
        ['opt/curl.sh', `#!/bin/sh\n${command}\n`],
        ['opt/tasks.yml', `steps:\n  - run: |\n      ${command.replaceAll('\n', '\n      ')}\n`],
      ] as const) {
        const found = await answers({ [path]: text });
        assert.deepEqual(found.findings, [`warning ${RULE} ${CERT}`], command);
        assert.equal(found.messagesOf(RULE)[0], NAMED(path.slice('opt/'.length)), command);
      }
  });

  it('are in use by commands that verify a server with them, or serve with them', async () => {
    for (const command of [
      'curl --cacert /etc/ssl/site/web.crt https://10.0.0.1',
      'openssl s_server -cert /etc/ssl/site/web.crt -key /srv/web.key',
      'ghostunnel server --cert /etc/ssl/site/web.crt',
    ]) {
      const found = await answers({ 'opt/run.sh': `#!/bin/sh\n${command}\n` });
      assert.deepEqual(found.findings, [`error ${RULE} ${CERT}`], command);
    }
  });

  const WRITING: Readonly<Record<string, string>> = {
    'openssl -out': 'openssl x509 -req -in /tmp/web.csr \\\n  -CA /tmp/ca.pem \\\n  -out /etc/ssl/site/web.crt',
    'cp to it': 'sudo cp /tmp/new.crt /etc/ssl/site/web.crt',
    'mv from it': 'mv /etc/ssl/site/web.crt /var/tmp/',
    'scp to it': 'scp web.crt root@10.0.0.1:/etc/ssl/site/web.crt',
    'cat to it': 'cat /tmp/a.pem /tmp/b.pem > "/etc/ssl/site/web.crt"',
    'tee to it': 'cfssl certinfo -cert x | sudo tee -a /etc/ssl/site/web.crt >/dev/null',
    'curl -o': 'curl -fsSLo /etc/ssl/site/web.crt https://ca.example.com/web.crt',
    rm: 'rm -f /etc/ssl/site/web.crt',
    'a test': 'if [ ! -f /etc/ssl/site/web.crt ]; then true; fi',
    'chmod in a pipeline of commands': 'true && chmod 600 /etc/ssl/site/web.crt',
  };
  const FORMS: Readonly<Record<string, (command: string) => readonly [string, string]>> = {
    script: (command) => ['opt/issue.sh', `#!/bin/sh\n${command}\n`],
    'task of YAML': (command) => [
      'opt/tasks.yml',
      `steps:\n  - run: |\n      ${command.replaceAll('\n', '\n      ')}\n`,
    ],
  };
  for (const [form, textOf] of Object.entries(FORMS)) {
    for (const [what, command] of Object.entries(WRITING)) {
      it(`are not in use by a ${form} with ${what}`, async () => {
        const [path, text] = textOf(command);
        const found = await answers({ [path]: text });
        assert.deepEqual(found.findings, [`warning ${RULE} ${CERT}`]);
        assert.deepEqual(found.usedBy(CERT), []);
      });
    }

    it(`are in use by a ${form} whose commands read them`, async () => {
      for (const command of [
        'curl --cacert /etc/ssl/site/web.crt https://x -o /tmp/x.crt',
        'openssl s_client -CAfile /etc/ssl/site/web.crt -connect a:443 > /tmp/x.crt',
        'stunnel /etc/ssl/site/web.crt; rm -f /tmp/x.crt',
      ]) {
        const [path, text] = textOf(command);
        assert.equal((await answers({ [path]: text })).usedBy(CERT).length, 1, command);
      }
    });
  }

  it('are not in use by a task of Ansible that writes them, and are by one that reads them', async () => {
    const task = (key: string) => `- hosts: all\n  tasks:\n    - copy:\n        ${key}: /etc/ssl/site/web.crt\n`;
    assert.deepEqual((await answers({ 'opt/play.yml': task('dest') })).usedBy(CERT), []);
    assert.equal((await answers({ 'opt/play.yml': task('ca_path') })).usedBy(CERT).length, 1);
  });

  describe('in containers', () => {
    const CONF = 'server {\n  ssl_certificate /etc/nginx/ssl/web.crt;\n}\n';
    const RUN = (...volumes: string[]) =>
      `docker run -d --net host ${volumes.map((one) => `-v ${one}`).join(' ')} nginx:1.27\n`;
    const COMPOSE = 'services:\n  web:\n    image: nginx\n    volumes:\n';
    const STARTED: Readonly<Record<string, readonly [string, string]>> = {
      $PWD: ['run.sh', RUN('$PWD/site.conf:/etc/nginx/conf.d/default.conf', '$PWD/ssl:/etc/nginx/ssl')],
      '"$(pwd)"': ['run.sh', RUN('"$(pwd)"/site.conf:/etc/nginx/conf.d/a.conf', '"$(pwd)"/ssl:/etc/nginx/ssl:ro')],
      'its folder': ['run.sh', RUN(`\${PWD}/conf:/etc/nginx/conf.d`, `\${PWD}/ssl:/etc/nginx/ssl`)],
      compose: ['compose.yml', `${COMPOSE}      - ./site.conf:/etc/nginx/nginx.conf\n      - ./ssl:/etc/nginx/ssl\n`],
      'a single file': [
        'compose.yml',
        `${COMPOSE}      - ./site.conf:/etc/nginx/nginx.conf\n      - ./ssl/web.crt:/etc/nginx/ssl/web.crt\n`,
      ],
    };
    const about = async (files: Readonly<Record<string, string>>) => {
      const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      const all = new Map<string, NodeFile | string>([['proxy/ssl/web.crt', expired(pki)]]);
      for (const [path, text] of Object.entries(files)) all.set(`proxy/${path}`, text);
      return (await answersFor(all as Parameters<typeof answersFor>[0])).messagesOf(RULE)[0] ?? '';
    };

    for (const [title, [path, text]] of Object.entries(STARTED)) {
      it(`are in use by a configuration that the container mounts with them: ${title}`, async () => {
        const conf = text.includes('/conf:') ? 'conf/site.conf' : 'site.conf';
        const message = await about({ [conf]: CONF, [path]: text });
        assert.ok(message.startsWith(ABOUT('site.conf')), message);
      });
    }

    it('are unknown if the container does not see the configuration, or it names another path', async () => {
      for (const [conf, volumes] of [
        [CONF, ['$PWD/ssl:/etc/nginx/ssl']],
        [CONF, ['$PWD/site.conf:/etc/nginx/nginx.conf', '$PWD/ssl:/etc/other']],
        [CONF.replace('/ssl/web', '/certs/web'), ['$PWD/site.conf:/etc/nginx/nginx.conf', '$PWD/ssl:/etc/nginx/ssl']],
      ] as const) {
        assert.match(
          await about({ 'site.conf': conf, 'run.sh': RUN(...volumes) }),
          /Whether it is in use is unknown\.$/,
          conf,
        );
      }
    });
  });

  it('leave the files of a node as they are if nothing is found', async () => {
    const found = await answers({ 'etc/nginx/nginx.conf': 'ssl_certificate /etc/nginx/a.crt;\n' });
    assert.equal(found.report.files.has('memory://test/workspace/etc/nginx/nginx.conf'), false);
  });
});
