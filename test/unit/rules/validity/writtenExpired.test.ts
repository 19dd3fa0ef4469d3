import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { days, nodeSettings } from '../../../support/nodeOptions.ts';

const RULE = 'validity/cert-expired';
const NOW = nodeSettings({}).now;
const OVER = { notBefore: days(NOW, -400), notAfter: days(NOW, -35) };

async function findingsOf(...names: readonly string[]) {
  const ca = await authority('apps-ca');
  const files: string[] = [];
  for (const name of names) {
    const { pem } = await serving(ca, [name], OVER);
    files.push(`- path: /etc/apps/${name}.crt\n  content: |\n${pem.replace(/^(?=.)/gm, '    ')}`);
  }
  return (await checkFiles(RULE, new Map([['user-data.yaml', `#cloud-config\nwrite_files:\n${files.join('')}`]]), NOW))
    .findings;
}

describe('expired certificates that a document writes', () => {
  it('are one finding, which names each with its path', async () => {
    const [only, ...others] = await findingsOf('a.example.com', 'b.example.com', 'c.example.com');
    assert.deepEqual(others, []);
    assert.equal(only?.messageId, 'several');
    assert.equal(only.slots.count, '3');
    assert.match(only.slots.names ?? '', /\/etc\/apps\/c\.example\.com\.crt/);
    assert.equal(only.related.length, 2);
  });

  it('are reported as in any other file if there is one', async () => {
    const findings = await findingsOf('a.example.com');
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['unknown', 'warning']],
    );
  });
});
