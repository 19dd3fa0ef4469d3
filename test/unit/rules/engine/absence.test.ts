import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS } from '../../../../src/core/index.ts';
import { completions, OPENED, UNREAD, withArguments } from '../../../support/completions.ts';
import { FAULTS } from '../../../support/faults.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** How many completions of each fault and component are tried; every one of them where COMPLETIONS=all. */
const SAMPLE = process.env.COMPLETIONS === 'all' ? Number.POSITIVE_INFINITY : 2;

describe('a component of which a part was not read', () => {
  for (const [number, { id, apply }] of FAULTS.entries()) {
    it(`says of ${id} only what holds whatever that part sets`, async () => {
      const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
      await apply(node);
      const workspace = new MemoryWorkspace(node.files);
      const inspector = createInspector({
        fileSystem: workspace,
        now: () => NOW.getTime(),
        log: { debug() {}, info() {}, warn() {} },
      });
      const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
      const said = async (): Promise<ReadonlySet<string>> => {
        const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders });
        return new Set(report?.findings.map(({ rule, at }) => `${rule} ${workspace.path(at.uri)}`));
      };
      const failures: string[] = [];
      for (const [at, component] of OPENED.entries()) {
        const opened = withArguments(node, component, [UNREAD]);
        if (!opened) continue;
        const before = workspace.files.get(opened.path);
        workspace.write(opened.path, opened.text);
        const claims = await said();
        const all = completions(
          component,
          component === 'kubelet' ? `${opened.text}${node.text('var/lib/kubelet/config.yaml')}` : opened.text,
        );
        for (let count = 0; claims.size > 0 && count < Math.min(SAMPLE, all.length); count++) {
          const words = all[(number * 7 + at + count) % all.length] ?? [];
          workspace.write(opened.path, withArguments(node, component, words)?.text ?? '');
          const holds = await said();
          // A cause may be reported by a rule that knows more of it, in the same file.
          const others = [...holds].filter((one) => !claims.has(one)).map((one) => one.replace(/^.* /, ''));
          const unfounded = [...claims].filter((one) => !holds.has(one) && !others.includes(one.replace(/^.* /, '')));
          failures.push(...unfounded.map((one) => `${one}: not with ${component} ${words.join(' ')}`));
        }
        if (before) workspace.write(opened.path, before);
        else workspace.files.delete(opened.path);
      }
      assert.deepEqual(failures, []);
    });
  }
});
