import assert from 'node:assert/strict';
import { textAt } from '../../../../src/core/formats/yaml/access.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { withTemplateComments } from '../../../../src/core/kubernetes/decode/templateComments.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

const rootOf = (text: string) => withTemplateComments(parseYaml(text), text).documents[0]?.root;

describe('an expression of ytt', () => {
  it('is the value that is left out before it', () => {
    const root = rootOf('name: #@ x\nlist:\n- #@ y\n- z\nquoted: "" #@ q\nnone:\n# note\nrest: #note\n');
    assert.equal(textAt(root, 'name'), '#@ x');
    const list = root?.kind === 'map' ? root.entries[1]?.value : undefined;
    const items = list?.kind === 'seq' ? list.items : [];
    assert.deepEqual(
      items.map((item) => item.kind === 'scalar' && item.value),
      ['#@ y', 'z'],
    );
    assert.deepEqual([textAt(root, 'quoted'), textAt(root, 'none'), textAt(root, 'rest')].map(Boolean), [
      false,
      false,
      false,
    ]);
  });

  it('leaves a document without one as it is', () => {
    const text = 'name: # x\nlist: []\n';
    const yaml = parseYaml(text);
    assert.equal(withTemplateComments(yaml, text), yaml);
  });

  it('is walked however deep the document is', () => {
    assert.ok(rootOf(`${'- '.repeat(5000)}#@ x\n`));
  });

  const webhook = (url: string) =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata:\n  name: hooks\nwebhooks:\n- name: a.example.com\n  clientConfig:\n    url:${url}\n  admissionReviewVersions: [v1]\n  sideEffects: None\n`;
  const reported = async (files: Record<string, string>) =>
    (await inspectFiles(files, NOW)).report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ message }) => plainText(message));

  it('is no missing value to the rules', async () => {
    assert.deepEqual(await reported({ 'hook.yaml': webhook(' #@ data.values.url') }), []);
    assert.equal((await reported({ 'hook.yaml': webhook(' # set later') })).length, 1);
  });
});
