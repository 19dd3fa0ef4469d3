import assert from 'node:assert/strict';
import {
  authority,
  calls,
  intermediate,
  pairData,
  secretText,
  serving,
  webhookText,
} from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/tls-secret-chain-incomplete';

describe(RULE, () => {
  it('reports an intermediate that lies elsewhere, that calls itself one, or that a public CA has', async () => {
    const root = await authority('root');
    const middle = await intermediate('middle', root);
    const leaf = await serving(middle, ['web.svc']);
    const issuing = await serving(await intermediate('apps issuing CA', root), ['api.svc']);
    const subject = { commonName: 'R11', organizations: ["Let's Encrypt"] };
    const publicCa = await authority('R11', { subject, issuer: root });
    const { findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(leaf, { ca: root }) }),
      'middle.crt': middle.pem,
      'b.yaml': secretText({ data: pairData(issuing) }),
      'c.yaml': secretText({ data: pairData(await serving(publicCa, ['www.example.com'])) }),
    });
    assert.deepEqual(
      findings.map(({ path, related }) => [path, related.length]),
      [
        ['a.yaml', 1],
        ['b.yaml', 0],
        ['c.yaml', 0],
      ],
    );
    assert.deepEqual([findings[0]?.slots.issuer, findings[0]?.slots.leaf], ['middle', 'web.svc']);
  });

  it('is silent about a root in the workspace, whatever it is named', async () => {
    const root = await authority('Example Issuing CA');
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(await serving(root, ['a.svc'])) }),
      'ca.crt': root.pem,
    });
    assert.deepEqual(lines, []);
    const without = { 'a.yaml': secretText({ data: pairData(await serving(root, ['a.svc'])) }) };
    assert.deepEqual((await checkFiles(RULE, without)).findings.length, 1);
  });

  it('is silent where it is there, where a bundle trusts it, and where the issuer may be a root', async () => {
    const root = await authority('root');
    const [middle, trusted] = [await intermediate('middle', root), await intermediate('trusted', root)];
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: pairData(await serving(middle, ['a.svc']), { chain: [middle] }) }),
      'b.yaml': secretText({ data: pairData(await serving(trusted, ['b.svc'])) }),
      'hook.yaml': webhookText({ config: calls('b', 'apps', base64(trusted.pem)) }),
      'c.yaml': secretText({ data: pairData(await serving(root, ['c.svc'])) }),
    });
    assert.deepEqual(lines, []);
  });
});
