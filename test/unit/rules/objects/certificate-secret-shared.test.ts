import assert from 'node:assert/strict';
import { certificateText } from '../../../support/certManagerText.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';

const RULE = 'objects/certificate-secret-shared';
const SPEC = ['secretName: web-tls'];

describe(RULE, () => {
  it('reports the second Certificate of a file that writes the Secret of the first', async () => {
    const text = `${certificateText('web', SPEC)}---\n${certificateText('web-www', SPEC)}`;
    const { messageId, slots, text: at, related } = only(await checkFiles(RULE, { 'certificates.yaml': text }));
    assert.deepEqual([messageId, at, related], ['shared', 'web-tls', ['certificates.yaml: web-tls']]);
    assert.deepEqual([slots.name, slots.other, slots.secret], ['web-www', 'web', 'apps/web-tls']);
  });

  it('is silent about other namespaces, the same Certificate twice, alternatives in other files, and templates', async () => {
    const web = certificateText('web', SPEC);
    const www = certificateText('web-www', SPEC);
    const { lines } = await checkFiles(RULE, {
      'namespaces.yaml': `${web}---\n${www.replace('namespace: apps', 'namespace: other')}`,
      'unknown.yaml': `${web}---\n${www.replace(', namespace: apps', '')}`,
      'twice.yaml': `${web}---\n${web}`,
      'staging.yaml': web,
      'production.yaml': www,
      'template.yaml': `{{- if .Values.www }}\n${www}{{- else }}\n---\n${web}{{- end }}\n`,
    });
    assert.deepEqual(lines, []);
  });
});
