import assert from 'node:assert/strict';
import { authority, calls, NOW, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/webhook-cabundle-invalid';

describe(RULE, () => {
  it('reports what is no base64, and base64 of something else, in Go’s words', async () => {
    const key64 = base64(privateKeyPem(await key('hook')));
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', 'LS0-LS1CRUdJTiBDRVJUSUZJQ0FURQ==') }),
      'b.yaml': webhookText({ config: calls('policy', 'apps', base64('a note about a certificate')) }),
      'c.yaml': webhookText({ config: calls('policy', 'apps', key64) }),
    };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      findings.map(({ messageId, slots }) => [messageId, slots.error]),
      [
        ['base64', 'illegal base64 data at input byte 3'],
        ['bundle', 'unable to load root certificates: unable to parse bytes as PEM block'],
        ['bundle', 'unable to load root certificates: no valid certificate authority data seen'],
      ],
    );
    assert.deepEqual(
      (await inspectFiles(files, NOW)).names,
      ['a', 'b', 'c'].map((name) => `${RULE} ${name}.yaml`),
    );
  });

  it('decodes what was encoded twice, and encodes PEM text', async () => {
    const ca = await authority('apps-ca');
    const twice = await filesAfterFix(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(base64(ca.pem))) }),
    });
    assert.deepEqual([twice.names, twice.text], [[], webhookText({ config: calls('policy', 'apps', base64(ca.pem)) })]);
    const raw = ['|', ...ca.pem.trimEnd().split('\n')].join('\n          ');
    const plain = await filesAfterFix(RULE, { 'a.yaml': webhookText({ config: calls('policy', 'apps', raw) }) });
    assert.deepEqual([plain.names, plain.text], [[], webhookText({ config: calls('policy', 'apps', base64(ca.pem)) })]);
  });

  it('is silent about a bundle of certificates, and about one that is filled in later', async () => {
    const [ca, next] = [await authority('apps-ca'), await authority('next-ca')];
    const { lines } = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(`# CA\n${ca.pem}${next.pem}`)) }),
      'b.yaml': webhookText({ config: calls('policy', 'apps', 'Cg==') }),
      'c.yaml': webhookText({ config: calls('policy', 'apps', '<base64 of the CA>') }),
    });
    assert.deepEqual(lines, []);
  });
});
