import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, minorRelease, type Upgrade, upgradeFrom, type Version } from '../../../src/core/index.ts';
import { exactVersionText } from '../../../src/core/kubernetes/versions/version.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { upgradeItems, upgradeTitle } from '../../../src/core/presentation/comparison/upgradeTexts.ts';
import { EXPLICIT_POLICY } from '../../support/certificateExample.ts';
import { issue } from '../../support/certificates.ts';
import { key } from '../../support/keyPair.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { UPGRADE_CASES } from './upgradeCases.ts';

/** The components whose images carry the release of Kubernetes. */
const RELEASED = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** The faults that an upgrade of kubeadm's node causes after a change, by the product's own way, and those before it. */
async function upgraded(change: (node: NodePki) => unknown, from: number, to: Version) {
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

/** etcd's serving certificate below an intermediate CA that requires a policy, which the certificate does not have. Go 1.24 rejects it. */
async function withoutPolicy(node: NodePki): Promise<void> {
  const path = 'etc/kubernetes/pki/etcd/server.crt';
  const root = node.certificate('etc/kubernetes/pki/etcd/ca.crt');
  const subject = { commonName: 'middle' };
  const extraExtensions = [EXPLICIT_POLICY];
  const middle = issue({ ...root.spec, subject, key: await key('middle'), issuer: root, extraExtensions });
  node.setCertificate(path, issue({ ...node.certificate(path).spec, issuer: middle }), [middle]);
}

const itemsOf = ({ upgrade, after }: Awaited<ReturnType<typeof upgraded>>) =>
  upgradeItems(upgrade, after).map(({ since, kind, text }) => `${since} ${kind} ${plainText(text)}`);

const broken = ({ stops, breaks, findings, skews }: Upgrade) => [...stops, ...breaks, ...findings, ...skews].length;

describe('an upgrade to another release', () => {
  for (const { what, source, from, to, change, since, item } of UPGRADE_CASES) {
    it(`from 1.${from} to 1.${to} breaks ${what} (${source})`, async () => {
      const found = await upgraded(change, from, minorRelease(to));
      const lines = itemsOf(found);
      const line = lines.find((one) => item.test(one.slice(one.indexOf(' ') + 1)));
      assert.equal(line?.slice(0, line.indexOf(' ')), `1.${since}`, lines.join('\n'));
      if (/^\S+ (stops|breaks)/.test(line ?? '')) assert.deepEqual(found.upgrade.firstBreak, minorRelease(since));
      // The same files in their own release have none of it.
      const same = await upgraded(change, from, minorRelease(from));
      assert.deepEqual(itemsOf(same), []);
    });
  }

  it('breaks nothing of a correct node, in any release from its own on', async () => {
    const found = await upgraded(() => {}, 34, minorRelease(38));
    assert.deepEqual([itemsOf(found), found.upgrade.firstBreak, broken(found.upgrade)], [[], undefined, 0]);
    assert.deepEqual(found.upgrade.passed, [35, 36, 37, 38].map(minorRelease));
    assert.deepEqual(found.after.release, minorRelease(38));
  });

  it('starts at the release of the API server, and evaluates only the new one if none is stated', async () => {
    const unstated = (node: NodePki) => {
      for (const name of RELEASED) {
        node.setText(`etc/kubernetes/manifests/${name}.yaml`, (text) => text.replace('v1.36.1', 'latest'));
      }
    };
    const { upgrade } = await upgraded(unstated, 36, minorRelease(37));
    assert.deepEqual([upgrade.from, upgrade.passed], [undefined, [minorRelease(37)]]);
  });

  it('states the patch if only the last patches of the minor release have a change, which are built with a newer Go', async () => {
    const breaks = async (from: number, minor: number, patch?: number) => {
      const release = { ...minorRelease(minor), ...(patch !== undefined && { patch }) };
      const found = await upgraded(withoutPolicy, from, release);
      assert.deepEqual(found.after.release, release);
      return itemsOf(found).filter((one) => /kube-apiserver → etcd/.test(one));
    };
    const since = (release: string) => [
      `${release} breaks kube-apiserver → etcd breaks: tls: failed to verify certificate: x509: no valid chains built: 1 candidate chains with invalid policies`,
    ];
    assert.deepEqual(await breaks(30, 31, 13), []);
    assert.deepEqual(await breaks(30, 31), []);
    assert.deepEqual(await breaks(30, 31, 14), since('1.31.14'));
    // The patch of a release that was before: files of 1.31.1.
    assert.deepEqual(await breaks(31, 31, 14), since('1.31.14'));
    assert.deepEqual(await breaks(31, 33, 2), since('1.33'));
  });

  it('evaluates the minor release before its patch, and states the patches', async () => {
    const { upgrade } = await upgraded(() => {}, 34, { ...minorRelease(36), patch: 2 });
    assert.deepEqual(upgrade.passed.map(exactVersionText), ['1.35', '1.36', '1.36.2']);
    assert.equal(plainText(upgradeTitle(upgrade)), 'Kubernetes 1.36.2 in place of 1.34.1, by way of 1.35.');
    const same = await upgraded(() => {}, 34, { ...minorRelease(34), patch: 7 });
    assert.equal(plainText(upgradeTitle(same.upgrade)), 'Kubernetes 1.34.7 in place of 1.34.1.');
  });

  it('counts the connections that only follow apart from those that break', async () => {
    const { upgrade } = await upgraded(
      (node) => node.replaceFlag('kube-apiserver', 'cloud-provider', 'external'),
      32,
      minorRelease(33),
    );
    assert.deepEqual([upgrade.breaks.length, upgrade.stops.length], [0, 1]);
    assert.ok(upgrade.follows.length > 4);
  });
});
