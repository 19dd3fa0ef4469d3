import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS } from '../../../../src/core/index.ts';
import { authority, configMapText, ingressText, secretText, serving } from '../../../support/apiObjects.ts';
import { checkFiles } from '../../../support/checkRule.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'validity/cert-expired';

const VOLUME = (source: string) => `      volumes:\n        - name: certs\n          ${source}\n`;
const SECRET = VOLUME('secret: { secretName: web }');

/** A Deployment; `rest` is the rest of its pods' spec. */
function deployment(rest: string, namespace = 'apps', kind = 'Deployment', name = 'site'): string {
  return `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  template:\n    spec:\n      containers: [{ name: web, image: "example.com/web:1" }]\n${rest}`;
}

/** The report on an expired certificate in a Secret or ConfigMap: the message, and the places that reference it. */
async function reported(others: Readonly<Record<string, string>>, held: 'Secret' | 'ConfigMap' = 'Secret', more = '') {
  const { pem } = await serving(await authority('site'), ['web.example.com'], {
    notBefore: new Date('2025-01-01'),
    notAfter: new Date('2026-01-01'),
  });
  const object =
    held === 'Secret'
      ? secretText({ name: 'web', namespace: 'apps', type: 'Opaque', data: { 'server.pem': base64(pem) } })
      : configMapText('web', 'apps', { 'server.pem': pem });
  const { findings } = await checkFiles(RULE, { 'site/web.yaml': `${object}${more}`, ...others });
  return findings.map(({ messageId, slots, severity, related }) => [messageId, slots.file, severity, related]);
}

const UNKNOWN = [['unknown', '', 'warning', []]];

describe('Secrets and ConfigMaps that pods read', () => {
  it('are referenced by the object in the same file, in volumes and variables', async () => {
    for (const [held, rest, text] of [
      ['Secret', SECRET, 'name: certs'],
      ['ConfigMap', VOLUME('configMap: { name: web }'), 'name: certs'],
      [
        'Secret',
        VOLUME('projected: { sources: [{ configMap: { name: a } }, { secret: { name: web } }] }'),
        'name: certs',
      ],
      [
        'Secret',
        '      initContainers: [{ envFrom: [{ secretRef: { name: web } }] }]\n',
        '{ secretRef: { name: web } }',
      ],
      [
        'ConfigMap',
        '      initContainers: [{ env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: server.pem } } }] }]\n',
        '{ configMapKeyRef: { name: web, key: server.pem } }',
      ],
    ] as const) {
      assert.deepEqual(await reported({}, held, `---\n${deployment(rest)}`), [
        ['podReads', 'Deployment site', 'warning', [`site/web.yaml: ${text}`]],
      ]);
    }
  });

  it('are referenced where a certificate is not valid yet', async () => {
    const { pem } = await serving(await authority('site'), ['web.example.com'], {
      notBefore: new Date('2027-01-01'),
      notAfter: new Date('2028-01-01'),
    });
    const secret = secretText({ name: 'web', namespace: 'apps', type: 'Opaque', data: { 'server.pem': base64(pem) } });
    for (const [more, want] of [
      [`---\n${deployment(SECRET)}`, ['podReads', 'Deployment site', 'warning', ['web.yaml: name: certs']]],
      ['', ['unknown', '', 'warning', []]],
    ] as const) {
      const { findings } = await checkFiles('validity/cert-not-yet-valid', { 'web.yaml': `${secret}${more}` });
      const [found] = findings;
      assert.deepEqual([found?.messageId, found?.slots.file ?? '', found?.severity, found?.related], want);
    }
  });

  it('are referenced by every kind of object that has pods', async () => {
    const cron = `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: site, namespace: apps }\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          volumes: [{ name: v, secret: { secretName: web } }]\n`;
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: site, namespace: apps }\nspec:\n  volumes: [{ name: v, secret: { secretName: web } }]\n`;
    for (const [kind, text] of [
      ['CronJob', cron],
      ['Pod', pod],
      ...['DaemonSet', 'StatefulSet', 'ReplicaSet', 'Job'].map(
        (one) => [one, deployment(SECRET, 'apps', one)] as const,
      ),
    ] as const) {
      assert.deepEqual(await reported({}, 'Secret', `---\n${text}`).then(([first]) => first?.[1]), `${kind} site`);
    }
  });

  it('are referenced from another file, in the same folder first', async () => {
    const ingress = `---\n${ingressText({ tls: { web: ['a.example.com'] } })}`;
    const found = await reported({
      'a/site.yaml': deployment(SECRET, 'apps', 'Deployment', 'far') + ingress,
      'site/app.yaml': deployment(SECRET, 'apps', 'Deployment', 'near') + ingress,
    });
    assert.deepEqual(
      found.map((one) => one[1]),
      ['Deployment near'],
    );
  });

  it('are referenced from a file that has nothing else to do with certificates', async () => {
    assert.deepEqual(await reported({ 'app/site.yaml': deployment(SECRET) }), [
      ['podReads', 'Deployment site', 'warning', ['app/site.yaml: name: certs']],
    ]);
    for (const other of [deployment(SECRET, 'other'), deployment(VOLUME('secret: { secretName: web2 }'))])
      assert.deepEqual(await reported({ 'app/site.yaml': other }), UNKNOWN, other);
  });

  it('are looked up again when such a file is edited', async () => {
    const { pem } = await serving(await authority('site'), ['web.example.com'], {
      notBefore: new Date('2025-01-01'),
      notAfter: new Date('2026-01-01'),
    });
    const secret = secretText({ name: 'web', namespace: 'apps', type: 'Opaque', data: { 'server.pem': base64(pem) } });
    const workspace = new MemoryWorkspace({ 'web.yaml': secret, 'app/site.yaml': deployment('') });
    const inspector = createInspector({
      fileSystem: workspace,
      now: () => Date.parse('2026-06-01'),
      log: { debug() {}, info() {}, warn: (message) => assert.fail(message) },
    });
    const settings = { ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] };
    const messages: unknown[] = [];
    for (const text of [deployment(''), deployment(SECRET), deployment('')]) {
      workspace.write('app/site.yaml', text);
      const report = await inspector.inspect(settings, { changed: new Set([workspace.uri('app/site.yaml')]) });
      messages.push(report?.findings.find(({ rule }) => rule === RULE)?.messageId);
    }
    assert.deepEqual(messages, ['unknown', 'podReads', 'unknown']);
  });

  it('are unknown if a pod reads another object, namespace or environment, or has a template in the name', async () => {
    for (const text of [
      deployment(SECRET, 'other'),
      deployment(VOLUME('configMap: { name: web }')),
      deployment(VOLUME('secret: { secretName: web2 }')),
      deployment(VOLUME('secret: { secretName: "web{{ suffix }}" }')),
      deployment(VOLUME('emptyDir: {}')),
      deployment(SECRET, 'apps', 'Rollout'),
    ]) {
      assert.deepEqual(await reported({}, 'Secret', `---\n${text}`), UNKNOWN, text);
    }
    const prod = secretText({ name: 'web', namespace: 'apps', type: 'Opaque', data: { 'server.pem': 'YQ==' } });
    assert.deepEqual(await reported({ 'prod/all.yaml': `${prod}---\n${deployment(SECRET)}` }), UNKNOWN);
  });
});
