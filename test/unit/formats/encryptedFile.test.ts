import assert from 'node:assert/strict';
import { decodeFile } from '../../../src/core/kubernetes/decode/decodeFile.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { authority } from '../../support/apiObjects.ts';
import { buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);

const FILES: Readonly<Record<string, string>> = {
  'git-crypt': '\0GITCRYPT\0\u0001\u0002\u0003',
  'Ansible Vault': '$ANSIBLE_VAULT;1.1;AES256\n6162\n',
  age: 'age-encryption.org/v1\n-> X25519 abc\n',
};

describe('a file that a program encrypted', () => {
  for (const [program, text] of Object.entries(FILES)) {
    it(`is said to be encrypted with ${program}`, async () => {
      const { artifacts, problems } = await decodeFile('file:///ca.crt', bytes(text));
      assert.deepEqual(artifacts, []);
      assert.deepEqual(
        problems.map(({ code, message }) => [code, plainText(message)]),
        [['pem-withheld', `The file is encrypted with ${program}, so it is not checked.`]],
      );
    });
  }

  it('is a certificate if a PEM block follows, as Go reads it', async () => {
    const { pem } = await authority('ca');
    const { artifacts } = await decodeFile('file:///ca.crt', bytes(`$ANSIBLE_VAULT;1.1;AES256\n${pem}`));
    assert.deepEqual(
      artifacts.map(({ kind }) => kind),
      ['certificate'],
    );
  });

  it('makes what depends on it unknown', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.set('etc/kubernetes/pki/etcd/ca.crt', bytes(FILES['git-crypt'] ?? ''));
    const { report } = await inspectFiles(node, NOW);
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule),
      [],
    );
    assert.ok(report.connections.some(({ kind, verdict }) => kind === 'etcd' && verdict === 'unknown'));
  });
});
