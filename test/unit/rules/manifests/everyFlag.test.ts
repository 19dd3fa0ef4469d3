import assert from 'node:assert/strict';
import { checkedFindings } from '../../../support/checkRule.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { RECORDED_FLAGS, releasesWith } from '../../../support/recordedFlags.ts';

const UNIT = 'etc/systemd/system/kubelet.service';

const RULES = ['manifests/flag-unknown', 'manifests/flag-removed', 'manifests/flag-wrong-component'];

/** The flags that are reported as unknown to the program, of a command line with these. */
async function unknownFlags(program: string, release: string, names: readonly string[]): Promise<readonly string[]> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const flags = names.map((name) => `--${name}=1`);
  if (program === 'kubelet') {
    node.put(UNIT, `[Service]\nExecStart=/opt/kubernetes/v${release}/bin/kubelet ${flags.join(' ')}\n`);
  } else {
    const lines = flags.map((flag) => `    - ${flag}\n`).join('');
    const change = (text: string) =>
      text.replace(/^ {4}image: .*$/m, `${lines}    image: registry.k8s.io/${program}:v${release}`);
    node.setText(`etc/kubernetes/manifests/${program}.yaml`, change);
  }
  const { report, workspace } = await inspectFiles(node.files, node.settings.now);
  const found = checkedFindings(report, workspace).filter(
    // Before the last release that knows a flag, its removal is only a hint.
    ({ rule, severity, slots }) => RULES.includes(rule) && severity !== 'hint' && slots.component === program,
  );
  return [...new Set(found.map(({ slots }) => String(slots.flag).replace(/^--/, '')))].toSorted();
}

describe('every flag of a program', () => {
  for (const [program, { inAll, inSome }] of Object.entries(RECORDED_FLAGS.programs)) {
    const names = [...inAll, ...Object.keys(inSome)];
    for (const release of RECORDED_FLAGS.releases) {
      const knows = (name: string) => releasesWith(program, name).includes(release);

      it(`of ${program} is reported in ${release} if that does not know it`, async () => {
        const unknown = [...names.filter((name) => !knows(name)), 'quantum-mode'];
        assert.deepEqual(await unknownFlags(program, release, unknown), unknown.toSorted());
      });

      it(`of ${program} is not reported in ${release} if that knows it`, async () => {
        assert.deepEqual(await unknownFlags(program, release, names.filter(knows)), []);
      });
    }
  }

  it('is reported between two releases that do not know it', async () => {
    assert.deepEqual(await unknownFlags('kube-scheduler', '1.26.4', ['quantum-mode']), ['quantum-mode']);
  });
});
