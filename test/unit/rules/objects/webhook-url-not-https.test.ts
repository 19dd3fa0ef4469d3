import assert from 'node:assert/strict';
import { NOW, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const RULE = 'objects/webhook-url-not-https';

describe(RULE, () => {
  const hook = (url: string) => webhookText({ config: [`url: ${url}`] });

  it('reports each thing that the API server refuses', async () => {
    const urls = {
      scheme: 'http://policy.example.com/x',
      host: 'https:///x',
      user: 'https://me:pass@policy.example.com/x',
      fragment: '"https://policy.example.com/x#y"',
      query: 'https://policy.example.com/x?y=z',
    };
    const files = Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name}.yaml`, hook(url)]));
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, path }) => [messageId, path]),
      Object.keys(urls)
        .sort()
        .map((name) => [name, `${name}.yaml`]),
    );
    assert.equal((await inspectFiles(files, NOW)).names.length, findings.length);
  });

  it('writes https, inside quotes as well', async () => {
    const files = { 'a.yaml': hook('"http://policy.example.com/x"') };
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], hook('"https://policy.example.com/x"')]);
  });

  it('is silent about https with a port and a path, and about templates', async () => {
    const { lines } = await checkFiles(RULE, {
      'a.yaml': hook('HTTPS://policy.example.com:8443/a/b'),
      'b.yaml': hook('"https://[fd00::1]:8443"'),
      'c.yaml': hook('http://<host>/x'),
    });
    assert.deepEqual(lines, []);
  });
});
