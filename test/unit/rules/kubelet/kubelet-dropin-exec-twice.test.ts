import assert from 'node:assert/strict';
import { applyFix, checkFiles } from '../../../support/checkRule.ts';

const RULE = 'kubelet/kubelet-dropin-exec-twice';
const UNIT = 'usr/lib/systemd/system/kubelet.service';
const DROP_IN = 'etc/systemd/system/kubelet.service.d/20-flags.conf';
const base = { 'etc/kubernetes/kubelet.conf': '', [UNIT]: '[Service]\nExecStart=/usr/bin/kubelet\n' };

describe(RULE, () => {
  it('reports a second command, and corrects it', async () => {
    const text = '[Service]\nExecStart=/usr/bin/kubelet --v=2\n';
    const evaluated = await checkFiles(RULE, { ...base, [DROP_IN]: text });
    assert.deepEqual(evaluated.lines, [`twice ${DROP_IN} ExecStart=/usr/bin/kubelet --v=2`]);
    assert.deepEqual(evaluated.findings[0]?.related.length, 1);
    const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]);
    assert.deepEqual((await checkFiles(RULE, { ...base, [DROP_IN]: fixed })).lines, []);
  });

  it('takes the unit of the package for granted', async () => {
    const files = { 'etc/kubernetes/kubelet.conf': '', [DROP_IN]: '[Service]\nExecStart=/usr/bin/kubelet\n' };
    assert.equal((await checkFiles(RULE, files)).lines.length, 1);
  });

  it('is silent after a reset, about oneshot services and other settings', async () => {
    for (const text of [
      '[Service]\nExecStart=\nExecStart=/usr/bin/kubelet --v=2\n',
      '[Service]\nType=oneshot\nExecStart=/usr/bin/kubelet --v=2\n',
      '[Service]\nExecStartPre=/bin/true\nEnvironment=A=b\n',
    ]) {
      assert.deepEqual((await checkFiles(RULE, { ...base, [DROP_IN]: text })).lines, []);
    }
  });
});
