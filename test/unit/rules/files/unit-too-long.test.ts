import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/unit-too-long';
const UNIT = 'etc/systemd/system/kubelet.service';
const VARIABLES = 'etc/kubernetes/kubelet.env';

/** A unit that starts the kubelet with what is given, and reads the file of variables. */
const unit = (args: string, program = '/usr/bin/kubelet') =>
  `[Service]\nEnvironment=NAME=${'name-'.repeat(200)}\nEnvironmentFile=/etc/kubernetes/kubelet.env\nExecStart=${program} ${args}\n`;

async function reported(files: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> {
  const { findings } = await checkNode(RULE, (node) => {
    for (const [path, text] of Object.entries(files)) node.put(path, text);
  });
  return findings.map(({ path, slots, severity }) => [path, severity, slots.detail ?? '']);
}

describe(RULE, () => {
  it('says of a long unit, and of long variables that one reads, that they are not read', async () => {
    assert.deepEqual(await reported({ [UNIT]: unit('--a=b '.repeat(12_000)) }), [[UNIT, 'info', '32768']]);
    assert.deepEqual(await reported({ [UNIT]: unit('$B'), [VARIABLES]: 'B=--a=b\n'.repeat(12_000) }), [
      [VARIABLES, 'info', '32768'],
    ]);
  });

  it('says it of the arguments of microk8s', async () => {
    const path = 'var/snap/microk8s/current/args/kubelet';
    assert.deepEqual(await reported({ [path]: '--a=b\n'.repeat(12_000) }), [[path, 'info', '32768']]);
  });

  for (const [what, args] of [
    ['by themselves', '$NAME '.repeat(70)],
    ['inside of a word', `--a=${`\${NAME}`.repeat(70)}`],
  ] as const) {
    it(`says where variables make a command long, ${what}`, async () => {
      assert.deepEqual(await reported({ [UNIT]: unit(args) }), [[UNIT, 'info', '32768']]);
    });
  }

  it('is silent about ordinary settings, and about the long ones of other programs', async () => {
    assert.deepEqual(await reported({ [UNIT]: unit('$NAME $NAME --b=c'), [VARIABLES]: 'B=c\n' }), []);
    assert.deepEqual(await reported({ [VARIABLES]: 'B=--a=b\n'.repeat(12_000) }), []);
    assert.deepEqual(
      await reported({ 'etc/systemd/system/web.service': unit('$NAME '.repeat(70), '/usr/bin/web') }),
      [],
    );
  });
});
