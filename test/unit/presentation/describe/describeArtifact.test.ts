import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, describeArtifact, describeContext } from '../../../../src/core/index.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { describeOther } from '../../../../src/core/presentation/describe/describeArtifact.ts';
import { FOLDER_URI } from '../../../support/memoryWorkspace.ts';
import { openMachine } from '../../../support/nodeMachine.ts';
import { rendered } from '../../../support/rendered.ts';

const KEY = 'etc/kubernetes/pki/sa.key';

describe('describeArtifact', () => {
  async function modeRows(fileModes: 'auto' | 'never'): Promise<readonly string[]> {
    const { machine, now } = await openMachine();
    machine.set(KEY, { bits: 0o640, gid: 997, group: undefined });
    const log = { debug() {}, info() {}, warn() {} };
    const inspector = createInspector({ fileSystem: machine, now: () => now.getTime(), log });
    const folders = [{ uri: FOLDER_URI, name: 'machine' }];
    const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, fileModes: () => fileModes });
    const [node] = report?.nodes ?? [];
    const artifact = report?.files.get(machine.uri(KEY))?.artifacts[0];
    if (!node || !artifact) throw new Error('the key is not in the report');
    const context = describeContext(node, now.getTime(), { warningDays: 30, caWarningDays: 365 });
    const rows = rendered(describeArtifact(artifact, context)).sections.flatMap((section) => section.rows);
    return rows.flatMap(({ label, value }) => (label === 'File mode' ? value : []));
  }

  it('shows mode and owner of a key’s file', async () => {
    assert.deepEqual(await modeRows('auto'), ['0640, owner root:997']);
  });

  it('describes blocks without a known reader', () => {
    const content = (label: string) =>
      Object.fromEntries(
        rendered(describeOther(untrusted(label))).sections.flatMap(({ rows }) =>
          rows.map((row) => [row.label, row.value]),
        ),
      );
    assert.match(content('EC PARAMETERS').Content ?? '', /^the curve of the key/);
    assert.equal(content('EC PARAMETERS')['Read by'], 'no Kubernetes component');
    assert.deepEqual(content('PGP MESSAGE'), { Content: 'not decoded' });
    assert.deepEqual(content('constructor'), { Content: 'not decoded' });
  });

  it('shows no mode if modes were not read', async () => {
    assert.deepEqual(await modeRows('never'), []);
  });
});
