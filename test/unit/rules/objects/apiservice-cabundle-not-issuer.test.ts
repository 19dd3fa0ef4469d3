import assert from 'node:assert/strict';
import { apiServiceText, authority, calls, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { filesAfterFix } from '../../../support/filesAfterFix.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/apiservice-cabundle-not-issuer';

describe(RULE, () => {
  it('reports the bundle of another CA, and puts in the one of the Secret', async () => {
    const [ca, other] = [await authority('apps-ca'), await authority('other-ca')];
    const leaf = await serving(ca, ['policy.apps.svc']);
    const secret = secretText({ namespace: 'apps', data: pairData(leaf, { ca }) });
    const files = { 'a.yaml': apiServiceText(calls('policy', 'apps', base64(other.pem))), 'secret.yaml': secret };
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
        'v1beta1.metrics.k8s.io',
        'other-ca',
        'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ],
    );
    assert.deepEqual((await inspectFiles(files, NOW)).names, [`${RULE} a.yaml`]);
    const after = await filesAfterFix(RULE, files);
    assert.deepEqual([after.names, after.text], [[], apiServiceText(calls('policy', 'apps', base64(ca.pem)))]);
  });

  it('is silent about the right one among others, and about a Secret of another namespace', async () => {
    const [ca, other] = [await authority('apps-ca'), await authority('other-ca')];
    const leaf = await serving(ca, ['policy.apps.svc']);
    const both = base64(`${other.pem}${ca.pem}`);
    const right = await checkFiles(RULE, {
      'a.yaml': apiServiceText(calls('policy', 'apps', both)),
      'secret.yaml': secretText({ namespace: 'apps', data: pairData(leaf) }),
    });
    const foreign = await checkFiles(RULE, {
      'a.yaml': apiServiceText(calls('policy', 'apps', base64(other.pem))),
      'secret.yaml': secretText({ namespace: 'elsewhere', data: pairData(leaf) }),
    });
    assert.deepEqual([right.lines, foreign.lines], [[], []]);
  });
});
