import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { shellCommand } from '../../../src/core/model/text/shellCommand.ts';
import { opensslPair } from '../../../src/core/rules/sequences/opensslSequence.ts';
import { identityOf } from '../../../src/core/rules/sequences/pairRoles.ts';
import { checkNode, only } from '../../support/checkRule.ts';
import { makeKeys } from '../../support/keyForms.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';

const CLIENT = '/etc/kubernetes/pki/apiserver-kubelet-client.crt';

/** The node's view once its client certificate has another common name. */
async function viewWith(commonName: string) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  node.replaceCertificate(CLIENT.slice(1), { subject: { commonName } });
  const { report } = await inspectFiles(node.files, node.settings.now);
  const view = report.nodes[0]?.view;
  assert.ok(view);
  return view;
}

/** The words that a shell hands to `openssl req` for the pair. */
async function subjectGiven(commonName: string): Promise<string | undefined> {
  const steps = opensslPair(await viewWith(commonName), CLIENT)?.steps ?? [];
  const request = steps.map(shellCommand).find((step) => step?.startsWith('openssl req'));
  assert.ok(request);
  const script = `openssl() { printf '%s\\0' "$@"; }\nhostname() { echo substituted; }\n${request}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
  return words[words.indexOf('-subj') + 1];
}

describe('what a stranger names as we mark something', () => {
  for (const name of ['$(hostname)', 'system:node:$(hostname)', '`id`', '$HOME', '"; id; "', "'; id; '"]) {
    it(`is the common name that is issued again: ${name}`, async () => {
      assert.equal(await subjectGiven(name), `/CN=${name}`);
    });
  }

  it('is no substitution in the name of a kubelet', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.setText('var/lib/kubelet/kubeadm-flags.env', (text) =>
      text.replace(/="/, '="--hostname-override=$(hostname) '),
    );
    const { report } = await inspectFiles(node.files, node.settings.now);
    const view = report.nodes[0]?.view;
    assert.ok(view);
    const subject = identityOf(view, 'kubelet', undefined);
    assert.equal(typeof subject, 'string');
  });

  it('hides no key next to it in one value', async () => {
    const base64 = makeKeys()[0]?.forms.get('base64 of DER') ?? '';
    const mark = '<withheld:key:1704-characters>';
    const given = (value: string) =>
      checkNode('keys/key-in-wrong-field', (node) => node.replaceFlag('kube-apiserver', 'tls-private-key-file', value));
    assert.equal(only(await given(`${base64},${mark}`)).rule, 'keys/key-in-wrong-field');
    assert.deepEqual((await given(mark)).lines, []);
  });
});
