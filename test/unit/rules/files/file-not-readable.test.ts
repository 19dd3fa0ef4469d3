import assert from 'node:assert/strict';
import { inspectMachine, openMachine } from '../../../support/nodeMachine.ts';

const RULE = 'files/file-not-readable';
const KEY = 'etc/kubernetes/pki/sa.key';
const MANIFESTS = 'etc/kubernetes/manifests';

async function findings(...unreadable: readonly string[]) {
  const { machine, now } = await openMachine();
  for (const path of unreadable) machine.unreadable.add(path);
  const all = await inspectMachine(machine, now);
  return all.map((one) => ({ ...one, related: one.related.map((place) => place.split(': ')[0]) }));
}

describe(RULE, () => {
  it('is reported once, at the first reference to the file, and nothing else is concluded', async () => {
    const [finding, ...others] = await findings(KEY);
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, RULE);
    assert.equal(finding.messageId, 'unreadable');
    assert.deepEqual(finding.slots, { path: '/etc/kubernetes/pki/sa.key' });
    assert.deepEqual(
      [finding.severity, finding.path, finding.related],
      ['info', `${MANIFESTS}/kube-apiserver.yaml`, [`${MANIFESTS}/kube-controller-manager.yaml`]],
    );
  });

  it('is silent about a file that nothing names: it is listed as not read', async () => {
    assert.deepEqual(await findings('etc/kubernetes/admin.conf'), []);
  });

  it('is silent about a file that is missing', async () => {
    const { machine, now } = await openMachine((node) => node.remove(KEY));
    const rules = (await inspectMachine(machine, now)).map(({ rule }) => rule);
    assert.ok(rules.includes('manifests/flag-file-missing'));
    assert.ok(!rules.includes(RULE));
  });

  it('is silent about what is no ordinary file', async () => {
    const { machine, now } = await openMachine();
    const stat = machine.stat.bind(machine);
    machine.stat = async (uri) =>
      machine.path(uri) === KEY ? { kind: 'other', size: 0, version: '' } : await stat(uri);
    assert.deepEqual(await inspectMachine(machine, now), []);
  });
});
