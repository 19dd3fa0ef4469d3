import assert from 'node:assert/strict';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER, ETCD_PEER, ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'keys/key-reused';

describe(RULE, () => {
  it('hints at the first', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.reissue(`${PKI}/front-proxy-client.crt`, { key: node.certificate(APISERVER).key }),
      ),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.list, '"kube-apiserver", "front-proxy-client"');
  });

  it('informs of tokens that are signed with the key of the CA, or of the API server', async () => {
    for (const [path, name] of [
      [`${PKI}/ca.crt`, 'kubernetes'],
      [APISERVER, 'kube-apiserver'],
    ] as const) {
      const finding = only(
        await checkNode(RULE, (node) => {
          node.put(`${PKI}/sa.key`, node.text(path.replace('.crt', '.key')));
          node.replaceFlag('kube-apiserver', 'service-account-key-file', `/${path}`);
        }),
      );
      assert.equal(finding.messageId, 'tokens');
      assert.equal(finding.severity, 'info');
      assert.equal(finding.slots.list, name);
    }
  });

  describe('of tokens whose file was not read', () => {
    const units = (apiserver: string, manager: string) =>
      checkFiles(RULE, {
        'etc/systemd/system/kube-apiserver.service': `[Service]\nExecStart=/usr/bin/kube-apiserver --tls-private-key-file=/srv/apiserver-key.pem --client-ca-file=/srv/ca.pem ${apiserver}\n`,
        'etc/systemd/system/kube-controller-manager.service': `[Service]\nExecStart=/usr/bin/kube-controller-manager --kubeconfig=/srv/kcm.conf --cluster-signing-key-file=/srv/ca-key.pem ${manager}\n`,
      });

    it('informs if another flag names the same file, once', async () => {
      for (const [apiserver, manager, other] of [
        ['--service-account-key-file=/srv/apiserver-key.pem', '', '--tls-private-key-file'],
        ['', '--service-account-private-key-file=/srv/ca-key.pem', '--cluster-signing-key-file'],
        [
          '--service-account-key-file=/srv/ca.pem --service-account-signing-key-file=/srv/ca-key.pem',
          '--service-account-private-key-file=/srv/ca-key.pem',
          '--cluster-signing-key-file',
        ],
      ] as const) {
        const finding = only(await units(apiserver, manager));
        assert.deepEqual([finding.messageId, finding.severity], ['tokens', 'info']);
        assert.ok(finding.slots.list?.startsWith(other), finding.slots.list);
      }
    });

    it('names a flag once if the component is set up in two files', async () => {
      const command = 'kube-apiserver, --tls-private-key-file=/srv/key.pem, --service-account-key-file=/srv/key.pem';
      const files = {
        'etc/systemd/system/kube-apiserver.service': `[Service]\nExecStart=/usr/bin/${command.replaceAll(',', '')}\n`,
        'etc/kubernetes/manifests/kube-apiserver.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver}\nspec: {containers: [{name: kube-apiserver, image: kube-apiserver, command: [${command}], volumeMounts: [{name: srv, mountPath: /srv}]}], volumes: [{name: srv, hostPath: {path: /srv}}]}\n`,
      };
      const { findings } = await checkFiles(RULE, files);
      assert.deepEqual(
        [...new Set(findings.map(({ slots }) => slots.list))],
        ['--tls-private-key-file kube-apiserver'],
      );
    });

    it('is silent about files for tokens alone, other folders and templates', async () => {
      for (const [apiserver, manager] of [
        ['--service-account-key-file=/srv/sa.pub', '--service-account-private-key-file=/srv/sa.key'],
        ['--service-account-key-file=/srv/sa.key', '--service-account-private-key-file=/srv/sa.key'],
        ['--service-account-key-file=/var/ca-key.pem', '--service-account-private-key-file=/var/apiserver-key.pem'],
        ['--service-account-key-file={{ key }}', '--cluster-signing-key-file={{ key }}'],
      ] as const)
        assert.deepEqual((await units(apiserver, manager)).lines, [], apiserver);
    });
  });

  it('informs of a serving pair that a kubeconfig shows as a client', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.setText(ADMIN_CONF, (text) =>
          text
            .replace(/client-certificate-data: .*/, `client-certificate: /${APISERVER}`)
            .replace(/client-key-data: .*/, `client-key: /${APISERVER.replace('.crt', '.key')}`),
        );
      }),
    );
    assert.equal(finding.messageId, 'bothEnds');
    assert.equal(finding.path, ADMIN_CONF);
    assert.deepEqual(
      [finding.slots.name, finding.slots.server, finding.slots.client],
      ['kube-apiserver', 'kube-apiserver', 'kubectl'],
    );
  });

  it('is silent about two certificates of one name', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.reissue(ETCD_PEER, { key: node.certificate(ETCD_SERVER).key }),
    );
    assert.deepEqual(lines, []);
  });
});
