import assert from 'node:assert/strict';
import type { AuditInput } from '../../../../src/core/presentation/reports/audit/auditInput.ts';
import { nodeByPath } from '../../../../src/core/presentation/reports/audit/sharedRows.ts';

/** Nodes by id, which are their folders. */
const inputOf = (...ids: readonly string[]) =>
  ({ report: { nodes: ids.map((id) => ({ view: { id } })) }, pathOf: (uri: string) => uri }) as unknown as AuditInput;

describe('the node of a path in a report', () => {
  it('is the one with the nearest folder', () => {
    const input = inputOf('a', 'a/b');
    const find = (path: string) => nodeByPath(input, path);
    assert.deepEqual(['a/x.crt', 'a/b/c/x.crt', 'c/x.crt', 'ab/x.crt'].map(find), ['a', 'a/b', undefined, undefined]);
  });

  it('is looked for to an end in any path', () => {
    const input = inputOf('a');
    for (const path of ['', '/', '//', '/x.crt', '//x.crt', '/a/x.crt', ':/', '..//']) {
      assert.equal(nodeByPath(input, path), undefined, path);
    }
  });
});
