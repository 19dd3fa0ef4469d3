import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, type InspectorSettings } from '../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';

const UNTERMINATED = '-----BEGIN CERTIFICATE-----\nMIIB\n';
const RULE = 'files/pem-unterminated';
const ONE = `${FOLDER_URI}/one`;
const TWO = `${FOLDER_URI}/two`;

async function severities(settings: Partial<InspectorSettings>): Promise<readonly string[]> {
  const fileSystem = new MemoryWorkspace({ 'one/etc/a.crt': UNTERMINATED, 'two/b.crt': UNTERMINATED });
  const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
  const inspector = createInspector({ fileSystem, now: () => 0, log });
  const folders = [
    { uri: ONE, name: 'one' },
    { uri: TWO, name: 'two' },
  ];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  return (report?.findings ?? []).map(({ at, severity }) => `${at.uri.slice(FOLDER_URI.length)} ${severity}`);
}

describe('the severities of a folder', () => {
  it('hold for its files in the place of the window’s', async () => {
    const severitiesIn = new Map([[TWO, { [RULE]: 'hint' } as const]]);
    assert.deepEqual(await severities({ severities: { [RULE]: 'warning' }, severitiesIn }), [
      '/one/etc/a.crt warning',
      '/two/b.crt hint',
    ]);
  });

  it('silence a rule there alone', async () => {
    const severitiesIn = new Map([[ONE, { [RULE]: 'off' } as const]]);
    assert.deepEqual(await severities({ severitiesIn }), ['/two/b.crt warning']);
  });

  it('turn a rule of another profile on there alone', async () => {
    const manifest = [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: kube-apiserver, namespace: kube-system}\nspec:',
      '  containers:\n  - name: kube-apiserver\n    image: registry.k8s.io/kube-apiserver:v1.34.0',
      '    command: [kube-apiserver, --anonymous-auth=true, --authorization-mode=Node,RBAC]\n',
    ].join('\n');
    const fileSystem = new MemoryWorkspace({ 'one/a.yaml': manifest, 'two/b.yaml': manifest });
    const log = { debug() {}, info() {}, warn: (message: string) => assert.fail(message) };
    const folders = [
      { uri: ONE, name: 'one' },
      { uri: TWO, name: 'two' },
    ];
    const inspector = createInspector({ fileSystem, now: () => 0, log });
    const rule = 'manifests/anonymous-auth-on';
    const places = async (settings: Partial<InspectorSettings>) => {
      const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
      return report?.findings.filter((finding) => finding.rule === rule).map(({ at }) => at.uri);
    };
    assert.deepEqual(await places({}), []);
    const severitiesIn = new Map<string, InspectorSettings['severities']>([
      [TWO, { [rule]: 'info' }],
      [ONE, {}],
    ]);
    assert.deepEqual(await places({ severitiesIn }), [`${TWO}/b.yaml`]);
  });
});
