import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { ADMIN_CONF, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'kubeconfigs/kubeconfig-no-current-context';

describe(RULE, () => {
  it('is an error for a component, which does not start, and informs of a person’s', async () => {
    const { findings } = await checkNode(RULE, (node) => {
      for (const path of [SCHEDULER_CONF, ADMIN_CONF]) {
        node.setText(path, (text) => text.replace(/^current-context: .*\n/m, ''));
      }
    });
    assert.deepEqual(
      findings.map(({ messageId, path, severity }) => [messageId, path, severity]),
      [
        ['kubectl', ADMIN_CONF, 'info'],
        ['component', SCHEDULER_CONF, 'error'],
      ],
    );
    assert.match(findings[0]?.command ?? '', /^kubectl config use-context /);
  });

  it('points at a current context that is given empty', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) => text.replace(/^current-context: .*$/m, 'current-context: ""')),
    );
    assert.deepEqual(lines, [`kubectl ${ADMIN_CONF} ""`]);
  });

  it('warns of a component whose file has no contexts, as kubectl config set-cluster and set-credentials leave it', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER_CONF, (text) =>
        text
          .replace(/^current-context: .*$/m, 'current-context: ""')
          .replace(/contexts:\n(?:[- ] .*\n)+/, 'contexts: null\n'),
      ),
    );
    assert.deepEqual(lines, [`component ${SCHEDULER_CONF} ""`]);
  });

  it('is silent about a part without contexts', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) =>
        text.replace(/^current-context: .*\n/m, '').replace(/contexts:\n(?:[- ] .*\n)+/, 'contexts: []\n'),
      ),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about an unnamed context, which an unset current-context selects', async () => {
    const { lines, report } = await checkNode(RULE, (node) =>
      node.setText(ADMIN_CONF, (text) =>
        text.replace(/^current-context: .*\n/m, '').replace(/^( {2})name: kubernetes-admin@kubernetes\n/m, ''),
      ),
    );
    assert.deepEqual(lines, []);
    const own = report.connections.filter(({ from }) => from.uri?.endsWith(ADMIN_CONF));
    assert.deepEqual(
      own.map(({ verdict }) => verdict),
      ['ok'],
    );
  });

  it('is silent about a file whose template may leave the name of a context empty', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER_CONF, (text) =>
        text
          .replace(/^current-context: .*\n/m, '')
          .replace(/^( {2})name: system:kube-scheduler@.*$/m, '$1name: "{{ context }}"'),
      ),
    );
    assert.deepEqual(lines, []);
  });
});
