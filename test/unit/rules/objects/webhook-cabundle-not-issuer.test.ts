import assert from 'node:assert/strict';
import { authority, calls, NOW, pairData, secretText, serving, webhookText } from '../../../support/apiObjects.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/webhook-cabundle-not-issuer';

describe(RULE, () => {
  it('reports the bundle of another CA, and puts in the one of the Secret', async () => {
    const [ca, other] = [await authority('apps-ca'), await authority('other-ca')];
    const leaf = await serving(ca, ['policy.apps.svc']);
    const secret = secretText({ namespace: 'apps', data: pairData(leaf, { ca }) });
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(other.pem)) }),
      'secret.yaml': secret,
    };
    const { findings } = await checkFiles(RULE, files);
    assert.deepEqual(
      [
        findings[0]?.slots.secret,
        findings[0]?.slots.issuer,
        findings[0]?.slots.server,
        findings[0]?.slots.list,
        findings[0]?.slots.error,
      ],
      [
        'apps/web-tls',
        'apps-ca',
        'policy.example.com',
        'other-ca',
        'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], webhookText({ config: calls('policy', 'apps', base64(ca.pem)) })]);
  });

  it('reports several webhooks of one server once, and corrects them all', async () => {
    const [ca, other] = [await authority('apps-ca'), await authority('other-ca')];
    const secret = secretText({
      namespace: 'apps',
      data: pairData(await serving(ca, ['policy.apps.svc']), { ca }),
    });
    const hooks = (bundle: string) => {
      const [head = '', hook = ''] = webhookText({ config: calls('policy', 'apps', bundle) }).split('webhooks:\n');
      return `${head}webhooks:\n${hook}${hook}${hook}`;
    };
    const files = { 'a.yaml': hooks(base64(other.pem)), 'secret.yaml': secret };
    const { findings } = await checkFiles(RULE, files);
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.related.filter((place) => place.startsWith('a.yaml: ')).length, 2);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], hooks(base64(ca.pem))]);
  });

  it('is silent about the right one among others, and about a Secret of another namespace', async () => {
    const [ca, other] = [await authority('apps-ca'), await authority('other-ca')];
    const leaf = await serving(ca, ['policy.apps.svc']);
    const both = base64(`${other.pem}${ca.pem}`);
    const right = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', both) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf) }),
    });
    const foreign = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(other.pem)) }),
      'secret.yaml': secretText({ namespace: 'elsewhere', data: pairData(leaf) }),
    });
    assert.deepEqual([right.lines, foreign.lines], [[], []]);
  });

  it('is silent about the right CA of a signature that Go no longer accepts', async () => {
    const ca = await authority('apps-ca');
    const leaf = await serving(ca, ['policy.apps.svc'], { hash: 'sha1' });
    const { lines } = await checkFiles(RULE, {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(ca.pem)) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf, { ca }) }),
    });
    assert.deepEqual(lines, []);
  });

  it('does not call a certificate of the server a CA', async () => {
    const old = await serving(undefined, ['policy.apps.svc']);
    const renewed = await serving(undefined, ['policy.apps.svc'], { key: await key('renewed') });
    const files = {
      'a.yaml': webhookText({ config: calls('policy', 'apps', base64(old.pem)) }),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(renewed) }),
    };
    const finding = only(await checkFiles(RULE, files));
    assert.deepEqual([finding.messageId, finding.slots.list], ['foreignLeaf', 'policy.apps.svc']);
    const { report } = await inspectFiles(files, NOW);
    const reasons = report.connections.flatMap(({ reason }) => reason ?? []);
    assert.ok(reasons.length > 0);
    for (const reason of reasons) assert.doesNotMatch(JSON.stringify(reason), /\bCA\b/);
  });
});
