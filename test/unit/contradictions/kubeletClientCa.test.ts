import assert from 'node:assert/strict';
import { type Answers, answersAfter, answersFor } from '../../support/answers.ts';
import { nodeSettings } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { strayKubelet } from '../../support/strayKubelet.ts';

const RULE = 'trust/leaf-not-signed-by-trust';
const CONFIG = 'var/lib/kubelet/config.yaml';
const OTHER = 'var/lib/kubelet/other-ca.crt';

async function trustOther(node: NodePki): Promise<void> {
  node.put(OTHER, (await node.otherAuthority('other')).pem);
  node.setText(CONFIG, (text) => text.replace(/clientCAFile: .*/, `clientCAFile: /${OTHER}`));
}

const onWorker = async (change?: (node: NodePki) => Promise<void>): Promise<Answers> =>
  answersFor(await strayKubelet(nodeSettings({}).now, change));

const toKubelet = ({ broken }: Answers) => broken.filter((one) => one.endsWith('→ kubelet'));

describe('the kubelet’s wrong bundle for clients', () => {
  it('is one finding with one text on a control-plane node and on a worker', async () => {
    const [here, there] = [await answersAfter(trustOther), await onWorker(trustOther)];
    assert.deepEqual(here.findings, [`error ${RULE} ${CONFIG}`]);
    assert.deepEqual(there.findings, [`error ${RULE} worker/${CONFIG}`]);
    assert.deepEqual(there.messagesOf(RULE), here.messagesOf(RULE));
    for (const answers of [here, there]) {
      assert.deepEqual(toKubelet(answers), ['broken kube-apiserver → kubelet']);
      assert.deepEqual(answers.explained, [RULE]);
    }
    assert.match(there.hover(`worker/${CONFIG}`, 'clientCAFile'), /kube-apiserver/);
    assert.equal(there.usedBy(`worker/${OTHER}`).length, 1);
  });

  it('is not reported on a worker that trusts the cluster’s CA', async () => {
    const answers = await onWorker();
    assert.deepEqual(answers.messagesOf(RULE), []);
    assert.deepEqual(toKubelet(answers), []);
  });
});
