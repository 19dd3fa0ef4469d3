import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';

const RULE = 'objects/tls-secret-key-missing';

describe(RULE, () => {
  it('reports the key that is missing at the type, also where there is no data at all', async () => {
    const { 'tls.crt': crt = '' } = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines, findings } = await checkFiles(RULE, {
      'a.yaml': secretText({ namespace: 'web', data: { 'tls.crt': crt } }),
      'b.yaml': secretText({}),
    });
    assert.deepEqual(lines, ['missing a.yaml kubernetes.io/tls', 'missing b.yaml kubernetes.io/tls']);
    assert.equal(findings[0]?.slots.secret, 'web/web-tls');
    assert.match(findings[0]?.code ?? '', /data\[tls\.key\]: Required value/);
    assert.match(findings[1]?.code ?? '', /data\[tls\.crt\]: Required value, data\[tls\.key\]: Required value/);
  });

  it('counts both data and stringData, and says nothing of other types', async () => {
    const { 'tls.crt': crt = '' } = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines } = await checkFiles(RULE, {
      'a.yaml': secretText({ data: { 'tls.crt': crt }, stringData: { 'tls.key': '""' } }),
      'b.yaml': secretText({ type: 'Opaque', data: { 'tls.crt': crt } }),
    });
    assert.deepEqual(lines, []);
  });

  it('says nothing of one that was read out of a cluster, whose data somebody has left out', async () => {
    const live = secretText({}).replace('metadata:\n', 'metadata:\n  uid: 5a8a1e2c\n');
    const { lines } = await checkFiles(RULE, { 'a.yaml': live });
    assert.deepEqual(lines, []);
  });
});
