import assert from 'node:assert/strict';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { judgeFiles } from '../../../support/judge.ts';

const RULE = 'objects/tls-secret-key-missing';

describe(RULE, () => {
  it('reports the key that is missing at the type, also where there is no data at all', async () => {
    const { 'tls.crt': crt = '' } = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines, said } = await judgeFiles(RULE, {
      'a.yaml': secretText({ namespace: 'web', data: { 'tls.crt': crt } }),
      'b.yaml': secretText({}),
    });
    assert.deepEqual(lines, ['missing a.yaml kubernetes.io/tls', 'missing b.yaml kubernetes.io/tls']);
    assert.match(said[0]?.finding.message ?? '', /"web\/web-tls".*data\[tls\.key\]: Required value/);
    assert.match(said[1]?.finding.message ?? '', /data\[tls\.crt\]: Required value, data\[tls\.key\]: Required value/);
  });

  it('counts both data and stringData, and says nothing of other types', async () => {
    const { 'tls.crt': crt = '' } = pairData(await serving(await authority('ca'), ['web.svc']));
    const { lines } = await judgeFiles(RULE, {
      'a.yaml': secretText({ data: { 'tls.crt': crt }, stringData: { 'tls.key': '""' } }),
      'b.yaml': secretText({ type: 'Opaque', data: { 'tls.crt': crt } }),
    });
    assert.deepEqual(lines, []);
  });
});
