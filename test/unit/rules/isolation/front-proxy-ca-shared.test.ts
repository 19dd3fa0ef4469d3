import assert from 'node:assert/strict';
import { issue } from '../../../support/certificates.ts';
import { checkFiles, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'isolation/front-proxy-ca-shared';

describe(RULE, () => {
  it('reports that a name alone makes a front proxy', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { signer } = node.authorities.ca;
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, signer);
        for (const path of [`${PKI}/front-proxy-client.crt`]) node.replaceCertificate(path, { issuer: signer });
      }),
    );
    assert.equal(finding.messageId, 'named');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.text, `/${PKI}/front-proxy-ca.crt`);
    assert.equal(finding.severity, 'warning');
  });

  const image = (node: NodePki, tag: string) =>
    node.setText(APISERVER_MANIFEST, (text) =>
      text.replace(/image: .*/, `image: registry.k8s.io/kube-apiserver:${tag}`),
    );

  it('warns where every name is allowed, and is an error from 1.35 on, where kube-apiserver does not start', async () => {
    for (const [tag, message] of [
      ['v1.34.4', 'anyone'],
      ['v1.35.0', 'exits'],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => {
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer);
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', undefined);
        image(node, tag);
      });
      assert.deepEqual(
        findings.map(({ messageId, severity, stops }) => [messageId, severity, stops === true]),
        [[message, message === 'exits' ? 'error' : 'warning', message === 'exits']],
      );
    }
  });

  it('is silent where no header names a user, unless kube-apiserver does not start', async () => {
    for (const [tag, names, expected] of [
      ['v1.34.4', undefined, []],
      ['v1.34.4', 'aggregator', []],
      ['v1.35.0', 'aggregator', []],
      ['v1.35.0', undefined, ['exits']],
    ] as const) {
      const { findings } = await checkNode(RULE, (node) => {
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer);
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
        node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined);
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', names);
        image(node, tag);
      });
      assert.deepEqual(
        findings.map(({ messageId }) => messageId),
        expected,
        `${tag} ${names}`,
      );
    }
  });

  it('starts with another certificate of the same CA', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { serial, ...spec } = node.authorities.ca.signer.spec;
        node.setCertificate(`${PKI}/front-proxy-ca.crt`, issue(spec));
        node.replaceCertificate(`${PKI}/front-proxy-client.crt`, { issuer: node.authorities.ca.signer });
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', '');
        image(node, 'v1.35.0');
      }),
    );
    assert.deepEqual([finding.messageId, finding.severity], ['anyone', 'warning']);
  });

  it('reports one file for both that is not in the workspace', async () => {
    const sharing = (path: string, names: string | undefined) =>
      checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'client-ca-file', '/etc/ssl/certs/ca.pem');
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', path);
        node.replaceFlag('kube-apiserver', 'requestheader-allowed-names', names);
        image(node, 'v1.34.4');
        for (const file of [...node.files.keys()]) if (!file.startsWith('etc/kubernetes/manifests')) node.remove(file);
      });
    const named = only(await sharing('/etc/ssl/certs/ca.pem', 'aggregator'));
    assert.deepEqual([named.messageId, named.severity, named.slots.ca], ['named', 'warning', '/etc/ssl/certs/ca.pem']);
    assert.equal(only(await sharing('/etc/ssl/certs/ca.pem', undefined)).messageId, 'anyone');
    assert.deepEqual((await sharing('/etc/ssl/certs/front-proxy-ca.pem', undefined)).lines, []);
  });

  it('knows an empty list in a file of variables without its unit, and quotes no names where none are written', async () => {
    const inVariables = (names: string) =>
      checkFiles(RULE, {
        'etc/kubernetes/apiserver': `KUBE_API_ARGS="--client-ca-file=/srv/ca.pem --requestheader-client-ca-file=/srv/ca.pem ${names}--requestheader-extra-headers-prefix=X-Remote-Extra- --requestheader-username-headers=X-Remote-User"\n`,
      });
    const ids = async (names: string) => (await inVariables(names)).findings.map(({ messageId }) => messageId);
    assert.deepEqual(await ids('--requestheader-allowed-names= '), ['anyone']);
    for (const names of ['', '--requestheader-allowed-names=aggregator ', '--requestheader-allowed-names=$NAMES '])
      assert.deepEqual(await ids(names), ['named'], names);
  });

  it('is an error where the front proxy has still the CA of before', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setCertificate(`${PKI}/front-proxy-ca.crt`, node.authorities.ca.signer)),
    );
    assert.equal(finding.severity, 'error');
  });

  it('is silent where only the names are equal', async () => {
    const { lines } = await checkNode(RULE, async (node) =>
      node.setCertificate(`${PKI}/front-proxy-ca.crt`, await node.otherAuthority('kubernetes')),
    );
    assert.deepEqual(lines, []);
  });

  it('reports the CA of clients behind the flag, once', async () => {
    const change = (node: NodePki) =>
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', `/${PKI}/ca.crt`);
    assert.equal(only(await checkNode(RULE, change)).text, `/${PKI}/ca.crt`);
    assert.deepEqual((await checkNode('isolation/front-proxy-client-wrong-ca', change)).findings, []);
  });

  it('leaves a wrong bundle for clients to the rule of the fault', async () => {
    const change = (node: NodePki) =>
      node.replaceFlag('kube-apiserver', 'client-ca-file', `/${PKI}/front-proxy-ca.crt`);
    assert.deepEqual((await checkNode(RULE, change)).findings, []);
  });
});
