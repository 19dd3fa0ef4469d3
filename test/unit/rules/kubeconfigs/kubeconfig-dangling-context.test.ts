import assert from 'node:assert/strict';
import { contentOf } from '../../../../src/core/model/text/untrusted.ts';
import { applyFix, checkFiles, checkNode } from '../../../support/checkRule.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'kubeconfigs/kubeconfig-dangling-context';
const SCHEDULER = 'etc/kubernetes/scheduler.conf';
const ADMIN = 'etc/kubernetes/admin.conf';

describe(RULE, () => {
  it('reports a current-context that names no context', async () => {
    const checked = await checkNode(RULE, (node) => node.setField(SCHEDULER, 'current-context', 'default'));
    assert.deepEqual(checked.lines, [`context ${SCHEDULER} default`]);
    const fixed = applyFix(checked, checked.findings[0]?.fixes[0]);
    assert.match(fixed, /^current-context: system:kube-scheduler@kubernetes$/m);
  });

  it('reports a context whose cluster or user is not there', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(SCHEDULER, (text) => text.replace('    cluster: kubernetes', '    cluster: production'));
      node.setText(ADMIN, (text) => text.replace('    user: kubernetes-admin', '    user: root'));
    });
    assert.deepEqual(lines, [`user ${ADMIN} root`, `cluster ${SCHEDULER} production`]);
  });

  it('is silent if a template has yet to fill in the name of an entry', async () => {
    for (const hole of ['{{ x }}', '<NAME>', 'prefix-{{ x }}']) {
      for (const name of ['kubernetes', 'system:kube-scheduler@kubernetes', 'system:kube-scheduler']) {
        const { lines } = await checkNode(RULE, (node) =>
          node.setText(SCHEDULER, (text) => {
            const changed = text.replace(new RegExp(`^(- |  )name: ${name}$`, 'm'), `$1name: ${hole}`);
            assert.notEqual(changed, text, name);
            return changed;
          }),
        );
        assert.deepEqual(lines, [], `${name} ${hole}`);
      }
    }
  });

  it('only informs where another part of KUBECONFIG may hold it', async () => {
    const part = 'kind: Config\ncontexts:\n- name: a\n  context: {cluster: a, user: a}\ncurrent-context: a\n';
    const { findings } = await checkFiles(RULE, { 'contexts.kubeconfig': part });
    assert.deepEqual(
      findings.map(({ messageId, text, severity }) => [messageId, text, severity]),
      [
        ['elsewhere', 'a', 'info'],
        ['elsewhere', 'a', 'info'],
      ],
    );
  });

  it('breaks the connection of a user that is not defined, who is anonymous', async () => {
    const answers: Readonly<Record<string, string>> = {
      true: 'forbidden: User "system:anonymous" cannot get path',
      false: 'Unauthorized',
    };
    for (const [anonymous, error] of Object.entries(answers)) {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
      node.replaceFlag('kube-apiserver', 'anonymous-auth', anonymous);
      node.setText(SCHEDULER, (text) => text.replace('    user: system:kube-scheduler', '    user: nobody'));
      const { connections, findings } = (await inspectFiles(node.files, node.settings.now)).report;
      const broken = connections.filter(({ verdict }) => verdict === 'broken');
      assert.deepEqual(
        broken.map((one) => [one.from.component, one.kind, contentOf(one.error)]),
        [['kube-scheduler', 'api', error]],
      );
      const explaining = findings.filter(({ breaks }) => breaks?.length);
      assert.deepEqual(
        explaining.map(({ rule }) => rule),
        [RULE],
      );
    }
  });

  it('is silent about contexts that lead somewhere', async () => {
    const { lines } = await checkNode(RULE);
    assert.deepEqual(lines, []);
  });
});
