import assert from 'node:assert/strict';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/private-key-in-repo';
const GIT = { '.git/HEAD': 'ref: refs/heads/main\n' };

async function pathsOf(files: Readonly<Record<string, string>>, profile: 'default' | 'cis' = 'cis') {
  const { report, workspace } = await inspectFiles(files, NOW, { profile });
  const said = report.findings.filter(({ rule }) => rule === RULE);
  return said.map(({ at, severity }) => `${severity} ${workspace.path(at.uri)}`);
}

describe(RULE, () => {
  it('hints at keys in a work tree once a file, in PEM and in Secrets', async () => {
    const pem = privateKeyPem(await key('repo'));
    const secret = secretText({ data: pairData(await serving(await authority('ca'), ['web.svc'])) });
    assert.deepEqual(await pathsOf({ ...GIT, 'a/server.key': `${pem}${pem}`, 'b/secret.yaml': secret }), [
      'hint a/server.key',
      'hint b/secret.yaml',
    ]);
    assert.deepEqual(await pathsOf({ 'sub/.git': 'gitdir: ../x\n', 'sub/server.key': pem, 'server.key': pem }), [
      'hint sub/server.key',
    ]);
  });

  it('is off by default, and silent outside of a work tree, about samples and about public halves', async () => {
    const pem = privateKeyPem(await key('repo'));
    const leaf = await serving(await authority('ca'), ['web.svc']);
    assert.deepEqual(await pathsOf({ ...GIT, 'server.key': pem }, 'default'), []);
    assert.deepEqual(await pathsOf({ 'server.key': pem }), []);
    assert.deepEqual(await pathsOf({ ...GIT, 'pkg/testdata/server.key': pem, 'server.crt': leaf.pem }), []);
  });
});
