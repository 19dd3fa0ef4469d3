import assert from 'node:assert/strict';
import { answersAfter } from '../../support/answers.ts';
import { configMapText } from '../../support/apiObjects.ts';
import { selfSigned } from '../../support/authorities.ts';
import type { NodePki } from '../../support/nodePki.ts';

const MANAGER = 'etc/kubernetes/manifests/kube-controller-manager.yaml';
const CONFIG_MAP = 'objects/root.yaml';
const PKI = 'etc/kubernetes/pki';
const STALE = 'objects/root-ca-configmap-stale';

const publish = (node: NodePki, pem: string) =>
  node.put(CONFIG_MAP, configMapText('kube-root-ca.crt', 'default', { 'ca.crt': pem }));
const clusterCa = (node: NodePki) => node.text(`${PKI}/ca.crt`);
const otherCa = async ({ settings }: NodePki) => (await selfSigned('kubernetes', 'ca-old', settings)).pem;

/** The controller manager writes the file of --root-ca-file to the ConfigMap when it starts (rootcacertpublisher, syncNamespace). */
describe('--root-ca-file and the published ConfigMap', () => {
  it('fail by the file, whatever the ConfigMap holds, and the right ConfigMap is not reported', async () => {
    const answers = await answersAfter((node) => {
      node.replaceFlag('kube-controller-manager', 'root-ca-file', `/${PKI}/front-proxy-ca.crt`);
      publish(node, clusterCa(node));
    });
    assert.deepEqual(answers.findings, [`error trust/leaf-not-signed-by-trust ${MANAGER}`]);
    // kube-proxy has no file here.
    assert.deepEqual(answers.broken, ['broken pod → kube-apiserver']);
    assert.deepEqual(answers.explained, ['trust/leaf-not-signed-by-trust']);
    assert.match(answers.hover(MANAGER, '--root-ca-file'), /pod.*kube-apiserver/i);
    assert.ok(answers.usedBy(`${PKI}/front-proxy-ca.crt`).includes('--root-ca-file of kube-controller-manager'));
  });

  it('hold until the next start if only the ConfigMap is wrong: no connection breaks', async () => {
    const answers = await answersAfter(async (node) => publish(node, await otherCa(node)));
    assert.deepEqual(answers.findings, [`warning ${STALE} ${CONFIG_MAP}`]);
    assert.match(answers.messagesOf(STALE)[0] ?? '', /until kube-controller-manager writes it again/);
    assert.deepEqual(answers.broken, []);
  });

  it('fail by the ConfigMap if the file of the flag is not known', async () => {
    const answers = await answersAfter(async (node) => {
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/srv/elsewhere/ca.crt');
      publish(node, await otherCa(node));
    });
    assert.match(answers.messagesOf(STALE)[0] ?? '', /pods cannot verify the API server\. Logged/);
    // The controller manager does not start, from which its own connection follows.
    assert.deepEqual(answers.broken, ['broken pod → kube-apiserver']);
    assert.deepEqual(answers.explained.toSorted(), ['manifests/flag-file-not-mounted', STALE]);
  });

  it('are one connection if the file of the flag is not known', async () => {
    const answers = await answersAfter((node) => {
      const path = `${PKI}/apiserver.crt`;
      const { sans = [] } = node.certificate(path).spec;
      node.replaceCertificate(path, { sans: sans.filter((san) => san !== 'ip:10.96.0.1') });
      node.replaceFlag('kube-controller-manager', 'root-ca-file', '/srv/elsewhere/ca.crt');
      publish(node, clusterCa(node));
    });
    assert.deepEqual(
      answers.connections.filter((one) => / pod → /.test(one)),
      ['broken pod → kube-apiserver'],
    );
  });

  it('are silent if both are right', async () => {
    const answers = await answersAfter((node) => publish(node, clusterCa(node)));
    assert.deepEqual([answers.findings, answers.broken], [[], []]);
  });
});
