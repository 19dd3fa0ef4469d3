import assert from 'node:assert/strict';
import { decodeFile, leafOf } from '../../../src/core/index.ts';
import type { Certificate } from '../../../src/core/model/artifacts/certificate.ts';
import { untrusted } from '../../../src/core/model/text/untrusted.ts';
import { certificateKeys, hostKeys, matchesHost } from '../../../src/core/trust/hostname.ts';
import { serving } from '../../support/apiObjects.ts';
import type { San } from '../../support/extensions.ts';

const NAMES: readonly (readonly San[])[] = [
  ['dns:web.ns.svc'],
  ['dns:*.ns.svc'],
  ['dns:WEB.ns.svc', 'dns:web.ns.svc.'],
  ['dns:*'],
  ['dns:*.*.svc', 'dns:w*.ns.svc', 'dns:web.*.svc'],
  ['dns:web ns', 'dns:.'],
  ['dns:10.0.0.1'],
  ['ip:10.0.0.1', 'ip:fd00::1'],
  ['ip:::ffff:10.0.0.1'],
  ['email:a@b.c'],
];

const HOSTS = [
  ...['web.ns.svc', 'WEB.NS.SVC', 'web.ns.svc.', 'other.ns.svc', 'ns.svc', 'a.b.ns.svc', '*.ns.svc', '*', 'svc', ''],
  ...['.', '..', 'web..svc', 'web ns', 'WEB NS', 'web.ns.', '-web.ns.svc', 'web_1.ns.svc'],
  ...['10.0.0.1', '[10.0.0.1]', '::ffff:10.0.0.1', 'fd00::1', '[fd00:0::1]', 'fd00::2', '010.0.0.1'],
];

describe('the keys of hosts and certificates', () => {
  it('have one in common exactly where the certificate is for the host', async () => {
    let matches = 0;
    for (const sans of NAMES) {
      const { pem } = await serving(undefined, [], { sans });
      const file = await decodeFile('memory://leaf', new TextEncoder().encode(pem));
      const leaf: Certificate | undefined = leafOf({
        label: untrusted(''),
        at: { uri: file.uri, span: { start: 0, end: 0 } },
        known: true,
        artifacts: file.artifacts,
        uri: file.uri,
      })?.certificate;
      assert.ok(leaf);
      const keys = certificateKeys(leaf);
      for (const host of HOSTS) {
        const expected = matchesHost(leaf, host);
        if (expected) matches++;
        assert.equal(
          hostKeys(host).some((key) => keys.has(key)),
          expected,
          `${host} and ${sans.join()}`,
        );
      }
    }
    assert.ok(matches > 15, `${matches}`);
  });
});
