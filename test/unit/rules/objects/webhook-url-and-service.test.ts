import assert from 'node:assert/strict';
import { calls, crdText, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/webhook-url-and-service';

describe(RULE, () => {
  it('reports both, and neither of them', async () => {
    const url = 'url: https://policy.example.com/x';
    const { lines, findings } = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: [url, ...calls('policy', 'apps')] }),
      'b.yaml': webhookText({ config: ['caBundle: Cg=='] }),
      'c.yaml': crdText([url, ...calls('policy', 'apps')]),
    });
    assert.deepEqual(lines, [
      'both a.yaml https://policy.example.com/x',
      'neither b.yaml clientConfig',
      'both c.yaml https://policy.example.com/x',
    ]);
    assert.match(findings[0]?.code ?? '', /exactly one of url or service is required/);
  });

  it('is silent about one of them, and about a patch with neither', async () => {
    const patch = webhookText({ config: ['caBundle: Cg=='] }).replace(/ {2}admission.*\n/, '');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps') }),
      'b.yaml': webhookText({ config: ['url: https://policy.example.com/x'] }),
      'c.yaml': patch,
    });
    assert.deepEqual(lines, []);
  });
});
