import assert from 'node:assert/strict';
import { suppressionEdit } from '../../../../src/core/rules/suppressions/suppressionEdit.ts';
import { applyFix, checkFiles, checkNode } from '../../../support/checkRule.ts';
import type { NodePki } from '../../../support/nodePki.ts';
import { templateOf } from '../../../support/textData.ts';

const CERTIFICATE = 'etc/kubernetes/pki/apiserver.crt';

const HERE = 'Hide {rule} here';
const IN_FILE = 'Hide {rule} in this file';

/** The template of the edit's title, and what is left to say once it is applied. */
async function hide(rule: string, edit: (node: NodePki) => void, options = {}) {
  const evaluated = await checkNode(rule, edit, options);
  const [said] = evaluated.findings;
  const file = evaluated.report.files.get(said?.at.uri ?? '');
  const fix = said && file && suppressionEdit(file, said);
  if (!said || !fix) throw new Error('nothing to hide');
  const text = applyFix(evaluated, fix);
  const files = new Map(evaluated.workspace.files);
  files.set(said.path, new TextEncoder().encode(text));
  return { title: templateOf(fix.title), text, names: (await checkFiles(rule, files)).names };
}

const expire = (node: NodePki): void => {
  node.replaceCertificate(CERTIFICATE, { notAfter: new Date(node.settings.now.getTime() - 1000) });
};

describe('rules/suppressionEdit', () => {
  it('writes a comment above the line, as deep as it', async () => {
    const rule = 'manifests/etcd-auto-tls-on';
    const { title, text, names } = await hide(rule, (node) => node.replaceFlag('etcd', 'auto-tls', 'true'));
    assert.equal(title, HERE);
    assert.match(
      text,
      /\n {4}# kubernetes-pki-disable-next-line manifests\/etcd-auto-tls-on -- reason\n {4}- --auto-tls/,
    );
    assert.deepEqual(names, []);
  });

  it('writes it above a PEM block', async () => {
    const { title, text, names } = await hide('validity/cert-expired', expire);
    assert.equal(title, HERE);
    assert.ok(text.startsWith('# kubernetes-pki-disable-next-line'));
    assert.deepEqual(names, []);
  });

  it('hides in the whole file what lies inside a block', async () => {
    const rule = 'files/pem-bad-base64';
    const { title, names } = await hide(rule, (node) =>
      node.setText(CERTIFICATE, (text) => text.replace(/\n(.{10})./, '\n$1!')),
    );
    assert.equal(title, IN_FILE);
    assert.deepEqual(names, []);
  });

  it('keeps the line ends of the file', async () => {
    const rule = 'manifests/etcd-auto-tls-on';
    const { text, names } = await hide(rule, (node) => {
      node.replaceFlag('etcd', 'auto-tls', 'true');
      node.setText('etc/kubernetes/manifests/etcd.yaml', (yaml) => yaml.replaceAll('\n', '\r\n'));
    });
    assert.ok(!/[^\r]\n/.test(text));
    assert.deepEqual(names, []);
  });

  it('works in a unit between continued lines', async () => {
    const { title, names } = await hide('kubelet/kubelet-anonymous-on', (node) => {
      const flags = '--config=/var/lib/kubelet/config.yaml \\\n  --anonymous-auth=true \\\n  --v=2';
      node.put('etc/systemd/system/kubelet.service', `[Service]\nExecStart=/usr/bin/kubelet \\\n  ${flags}\n`);
    });
    assert.equal(title, HERE);
    assert.deepEqual(names, []);
  });

  it('goes to the head of the file where a line would become part of a value', async () => {
    const rule = 'manifests/etcd-auto-tls-on';
    const { title, names } = await hide(rule, (node) => {
      node.setText('etc/kubernetes/manifests/etcd.yaml', (text) =>
        text.replace(
          / {2}- command:\n {4}- etcd\n(( {4}- --.*\n)+)/,
          (_, flags: string) =>
            `  - command:\n    - sh\n    - -c\n    - |\n      exec etcd --auto-tls=true \\\n${flags
              .trimEnd()
              .split('\n')
              .map((flag) => `        ${flag.replace(/^ {4}- /, '')}`)
              .join(' \\\n')}\n`,
        ),
      );
    });
    assert.equal(title, IN_FILE);
    assert.deepEqual(names, []);
  });

  it('offers nothing in JSON', async () => {
    const evaluated = await checkNode('manifests/etcd-auto-tls-on', (node) => {
      const path = 'etc/kubernetes/manifests/etcd.yaml';
      const flags = [...node.text(path).matchAll(/^ {4}- (--.*)$/gm)].map(([, flag]) => flag);
      const containers = [{ name: 'etcd', command: ['etcd', ...flags, '--auto-tls=true'] }];
      node.put(path, JSON.stringify({ apiVersion: 'v1', kind: 'Pod', spec: { containers } }));
    });
    const [said] = evaluated.findings;
    const file = evaluated.report.files.get(said?.at.uri ?? '');
    assert.ok(said && file);
    assert.equal(suppressionEdit(file, said), undefined);
  });
});
