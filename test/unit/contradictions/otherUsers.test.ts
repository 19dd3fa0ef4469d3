import assert from 'node:assert/strict';
import { answersAfter } from '../../support/answers.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import type { NodePki } from '../../support/nodePki.ts';

const RULE = 'validity/cert-expired';
const CONF = 'etc/kubernetes/admin.conf';

/** Adds a user with a certificate that has expired, with or without a context that names it. */
async function addExpiredUser(node: NodePki, context?: string, more = ''): Promise<void> {
  const past = (await openNode({ keyAlgorithm: 'ECDSA-P256', now: new Date('2024-06-01T12:00:00Z') })).text(CONF);
  const field = (name: string) => new RegExp(`${name}: (\\S+)`).exec(past)?.[1];
  const user = `- name: old\n  user:\n${['client-certificate-data', 'client-key-data'].map((name) => `    ${name}: ${field(name)}\n`).join('')}${more}`;
  node.setText(CONF, (text) => text.replace(/^users:\n/m, `$&${user}`));
  if (context === undefined) return;
  node.setText(CONF, (text) =>
    text.replace(/^contexts:\n/m, `$&- context:\n    cluster: kubernetes\n    user: old\n  name: ${context}\n`),
  );
}

describe('an expired user of a kubeconfig that is not current', () => {
  it('is a warning with the context that selects it, and no connection breaks', async () => {
    const answers = await answersAfter((node) => addExpiredUser(node, 'before'));
    assert.deepEqual(answers.findings, [`warning ${RULE} ${CONF}`]);
    assert.match(answers.messagesOf(RULE)[0] ?? '', /With --context=before, the API server answers 401/);
    assert.deepEqual(answers.broken, []);
    assert.match(answers.hover(CONF, 'client-certificate-data'), /expired/i);
    assert.deepEqual(
      answers.report.findings.map(({ command }) => command),
      [undefined],
    );
  });

  it('is a hint if no context names it', async () => {
    const answers = await answersAfter((node) => addExpiredUser(node));
    assert.deepEqual(answers.findings, [`hint ${RULE} ${CONF}`]);
    assert.match(answers.messagesOf(RULE)[0] ?? '', /No context names user "old"/);
    assert.deepEqual(answers.broken, []);
  });

  it('is a remark if the user has a token as well', async () => {
    const answers = await answersAfter((node) => addExpiredUser(node, 'before', '    token: abc\n'));
    assert.deepEqual(answers.findings, [
      `info ${RULE} ${CONF}`,
      `info kubeconfigs/kubeconfig-two-auth-methods ${CONF}`,
    ]);
    assert.deepEqual(answers.broken, []);
  });

  it('is an error as soon as the current context names it', async () => {
    const answers = await answersAfter(async (node) => {
      await addExpiredUser(node, 'before');
      node.setField(CONF, 'current-context', 'before');
    });
    assert.deepEqual(answers.findings, [`error ${RULE} ${CONF}`]);
    assert.deepEqual(answers.broken, ['broken kubectl → kube-apiserver']);
    assert.deepEqual(answers.explained, [RULE]);
  });

  it('is not said to have no context where placeholders stand for the names', async () => {
    for (const [from, to] of [
      [/user: kubernetes-admin/, 'user: $(USER)'],
      [/current-context: .*/, 'current-context: $(CONTEXT)'],
      [/- name: kubernetes-admin/, '- name: $(NAME)'],
    ] as const) {
      const answers = await answersAfter((node) => {
        node.replaceCertificate(CONF, { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-05-01') });
        node.setText(CONF, (text) => text.replace(from, to));
      });
      assert.doesNotMatch(answers.messagesOf(RULE).join(), /No context/);
      assert.deepEqual(answers.findings, [`error ${RULE} ${CONF}`], String(from));
    }
  });
});
