import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Upgrade, upgradeFrom } from '../../../src/core/index.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { upgradeItems } from '../../../src/core/presentation/comparison/upgradeTexts.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { UPGRADE_CASES } from './upgradeCases.ts';

/** The components whose images carry the release of Kubernetes. */
const RELEASED = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** The faults that an upgrade of kubeadm's node causes after a change, by the product's own way, and those before it. */
async function upgraded(change: (node: NodePki) => unknown, from: number, to: number) {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  for (const name of RELEASED) {
    node.setText(`etc/kubernetes/manifests/${name}.yaml`, (text) => text.replace('v1.34.2', `v1.${from}.1`));
  }
  // kubeadm of an old release writes none of the flags of today.
  await change(node);
  const { inspector, report } = await inspectFiles(node.files, node.settings.now);
  const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
  const result = await upgradeFrom(report, to, (release) =>
    inspector.inspect({ ...DEFAULT_SETTINGS, folders, release }),
  );
  assert.ok(result);
  return { before: report, ...result };
}

const itemsOf = ({ upgrade, after }: Awaited<ReturnType<typeof upgraded>>) =>
  upgradeItems(upgrade, after).map(({ since, kind, text }) => `${since} ${kind} ${plainText(text)}`);

const broken = ({ stops, breaks, findings, skews }: Upgrade) => [...stops, ...breaks, ...findings, ...skews].length;

describe('an upgrade to another release', () => {
  for (const { what, source, from, to, change, since, item } of UPGRADE_CASES) {
    it(`from 1.${from} to 1.${to} breaks ${what} (${source})`, async () => {
      const found = await upgraded(change, from, to);
      const lines = itemsOf(found);
      const line = lines.find((one) => item.test(one.slice(one.indexOf(' ') + 1)));
      assert.equal(line?.slice(0, line.indexOf(' ')), `1.${since}`, lines.join('\n'));
      if (/^\S+ (stops|breaks)/.test(line ?? '')) assert.equal(found.upgrade.firstBreak, since);
      // The same files in their own release have none of it.
      const same = await upgraded(change, from, from);
      assert.deepEqual(itemsOf(same), []);
    });
  }

  it('breaks nothing of a correct node, in any release from its own on', async () => {
    const found = await upgraded(() => {}, 34, 38);
    assert.deepEqual([itemsOf(found), found.upgrade.firstBreak, broken(found.upgrade)], [[], undefined, 0]);
    assert.deepEqual(found.upgrade.passed, [35, 36, 37, 38]);
    assert.equal(found.after.release, 38);
  });

  it('starts at the release of the API server, and evaluates only the new one if none is stated', async () => {
    const unstated = (node: NodePki) => {
      for (const name of RELEASED) {
        node.setText(`etc/kubernetes/manifests/${name}.yaml`, (text) => text.replace('v1.36.1', 'latest'));
      }
    };
    const { upgrade } = await upgraded(unstated, 36, 37);
    assert.deepEqual([upgrade.from, upgrade.passed], [undefined, [37]]);
  });

  it('counts the connections that only follow apart from those that break', async () => {
    const { upgrade } = await upgraded(
      (node) => node.replaceFlag('kube-apiserver', 'cloud-provider', 'external'),
      32,
      33,
    );
    assert.deepEqual([upgrade.breaks.length, upgrade.stops.length], [0, 1]);
    assert.ok(upgrade.follows.length > 4);
  });
});
