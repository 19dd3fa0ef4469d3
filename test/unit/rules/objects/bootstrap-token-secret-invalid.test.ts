import assert from 'node:assert/strict';
import { type BootstrapTokenOptions, bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'objects/bootstrap-token-secret-invalid';
const PATH = 'root/token.yaml';

const withSecret = (options: BootstrapTokenOptions) => (node: NodePki) => node.put(PATH, bootstrapTokenText(options));

describe(RULE, () => {
  it('reports a name that the token asks for otherwise', async () => {
    const finding = only(await checkNode(RULE, withSecret({ name: 'bootstrap-token-abcdef' })));
    assert.deepEqual([finding.messageId, finding.text], ['name', 'bootstrap-token-abcdef']);
    assert.deepEqual(await namesAfterFix(RULE, withSecret({ name: 'bootstrap-token-abcdef' })), []);
  });

  it('reports another namespace and another type', async () => {
    assert.equal(only(await checkNode(RULE, withSecret({ namespace: 'default' }))).text, 'default');
    assert.deepEqual(await namesAfterFix(RULE, withSecret({ namespace: 'default' })), []);
    assert.equal(only(await checkNode(RULE, withSecret({ type: 'Opaque' }))).text, 'Opaque');
    const none = only(await checkNode(RULE, withSecret({ type: undefined })));
    assert.deepEqual([none.text, none.messageId, none.fixes], ['kind: Secret', 'type', []]);
  });

  it('reports a time, a group and base64 that are none', async () => {
    for (const expiration of ['2026-06-02', '2026-06-02 12:00:00', '2026-02-30T12:00:00Z']) {
      const finding = only(await checkNode(RULE, withSecret({ data: { expiration } })));
      assert.deepEqual([finding.messageId, finding.slots.value], ['expiration', expiration]);
    }
    const groups = 'system:bootstrappers:worker,system:nodes';
    const group = only(await checkNode(RULE, withSecret({ data: { 'auth-extra-groups': groups } })));
    assert.match(
      group.code,
      /bootstrap group "system:nodes" is invalid \(must match \\Asystem:bootstrappers:\[a-z0-9:-\]\{0,255\}\[a-z0-9\]\\z\)/,
    );
    const plain = bootstrapTokenText({}).replace(/expiration: .*/, 'expiration: 2026-06-02T12:00:00Z');
    assert.equal(only(await checkNode(RULE, (node) => node.put(PATH, plain))).messageId, 'base64');
  });

  it('reports a missing half', async () => {
    const finding = only(await checkNode(RULE, withSecret({ data: { 'token-secret': undefined } })));
    assert.deepEqual([finding.messageId, finding.slots.key], ['missing', 'token-secret']);
  });

  it('is silent about good ones in either field, a template and an offset', async () => {
    const fine: readonly BootstrapTokenOptions[] = [
      {},
      { field: 'stringData' },
      {
        field: 'stringData',
        name: '"bootstrap-token-{{ id }}"',
        data: { 'token-id': '{{ id }}', 'token-secret': undefined },
      },
      { data: { expiration: '2026-07-02T12:00:00+02:00' } },
    ];
    for (const options of fine) assert.deepEqual((await checkNode(RULE, withSecret(options))).findings, []);
    const elsewhere = bootstrapTokenText({}).replace('  namespace: kube-system\n', '');
    assert.deepEqual((await checkNode(RULE, (node) => node.put(PATH, elsewhere))).findings, []);
  });
});
