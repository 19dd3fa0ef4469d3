import assert from 'node:assert/strict';
import { holdsCandidates } from '../../../../src/core/cluster/files/holdsCandidates.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const FOLDERS = [{ uri: FOLDER_URI, name: 'workspace' }];

async function holds(files: Readonly<Record<string, NodeFile | string>>, signal?: AbortSignal): Promise<boolean> {
  const options = { isExcluded: (path: string) => path === 'excluded', maxFiles: 100, signal };
  return holdsCandidates(new MemoryWorkspace(files), FOLDERS, options);
}

describe('whether folders hold a candidate', () => {
  it('is so for a file of a name that is read, however deep', async () => {
    assert.equal(await holds({ 'src/main.go': '', 'deploy/pki/ca.crt': '' }), true);
  });

  it('is not so where no inspection would report anything', async () => {
    assert.equal(await holds({}), false);
    assert.equal(await holds({ 'src/main.go': '', 'excluded/ca.crt': '', 'node_modules/a/ca.crt': '' }), false);
  });

  it('is so for what must be listed as skipped, and for a link that may have to be', async () => {
    assert.equal(await holds({ 'node.tar.gz': '' }), true);
    assert.equal(await holds({ pki: { linkTo: '/etc/kubernetes/pki' } }), true);
  });

  it('is not so once it was aborted', async () => {
    assert.equal(await holds({ 'ca.crt': '' }, AbortSignal.abort()), false);
  });

  it('lists no more folders than it must', async () => {
    const workspace = new MemoryWorkspace({ 'a/ca.crt': '', ...many(200) });
    const listed: string[] = [];
    const { readDirectory } = workspace;
    workspace.readDirectory = (uri) => {
      listed.push(uri);
      return readDirectory.call(workspace, uri);
    };
    assert.equal(await holdsCandidates(workspace, FOLDERS, { isExcluded: () => false, maxFiles: 100 }), true);
    assert.ok(listed.length < 100, `${listed.length}`);
  });
});

function many(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`z${at}/main.go`, '']));
}
