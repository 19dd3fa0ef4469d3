import assert from 'node:assert/strict';
import { applyFix, checkFiles } from '../../../support/checkRule.ts';

const RULE = 'manifests/unit-line-lost';
const UNIT = 'etc/systemd/system/kube-controller-manager.service';
const unit = (...lines: readonly string[]) => ({
  'etc/kubernetes/pki/ca.crt': '',
  [UNIT]: ['[Service]', ...lines, 'Restart=on-failure', ''].join('\n'),
});
const GOOD = unit(
  'ExecStart=/usr/local/bin/kube-controller-manager \\',
  '  --bind-address=0.0.0.0 \\',
  '  --root-ca-file=/var/lib/kubernetes/ca.crt \\',
  '  --v=2',
);

describe(RULE, () => {
  it('reports lines that were lost for want of a backslash, once, and joins them', async () => {
    const evaluated = await checkFiles(RULE, { ...GOOD, [UNIT]: (GOOD[UNIT] ?? '').replaceAll(' \\', '') });
    assert.deepEqual(evaluated.lines, [`lost ${UNIT} --bind-address=0.0.0.0`]);
    assert.deepEqual(
      [evaluated.findings[0]?.slots.flag, evaluated.findings[0]?.slots.log],
      ['--bind-address', "Unknown key '--bind-address' in section [Service], ignoring"],
    );
    assert.equal(evaluated.findings[0]?.related.length, 2);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), GOOD[UNIT]);
    assert.ok(!evaluated.names.some((name) => name.includes('kcm-root-ca-unset')), evaluated.names.join());
  });

  it('is all that is reported of flags that the component does not get', async () => {
    const named = (end: string) =>
      unit(
        'ExecStart=/usr/local/bin/kube-controller-manager \\',
        `  --bind-address=0.0.0.0${end}`,
        '  --profiling=false \\',
        '  --root-ca-file=/etc/kubernetes/pki/gone.crt',
      );
    const whole = await checkFiles(RULE, named(' \\'));
    assert.ok(
      whole.names.some((name) => name.includes('flag-file-missing')),
      whole.names.join(),
    );
    const cut = await checkFiles(RULE, named(''));
    assert.equal(cut.lines.length, 1);
    const others = cut.names.filter((name) => /flag-|kcm-/.test(name));
    assert.deepEqual(others, []);
  });

  it('reports a blank after the backslash, and removes it', async () => {
    const evaluated = await checkFiles(RULE, { ...GOOD, [UNIT]: (GOOD[UNIT] ?? '').replace('0.0 \\', '0.0 \\ \t') });
    assert.deepEqual(evaluated.lines, [`blank ${UNIT} --root-ca-file=/var/lib/kubernetes/ca.crt`]);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), GOOD[UNIT]);
  });

  it('reports two backslashes, of which one escapes the other', async () => {
    const evaluated = await checkFiles(RULE, { ...GOOD, [UNIT]: (GOOD[UNIT] ?? '').replace('0.0 \\', '0.0 \\\\') });
    assert.deepEqual(evaluated.lines, [`lost ${UNIT} --root-ca-file=/var/lib/kubernetes/ca.crt`]);
    assert.equal(applyFix(evaluated, evaluated.findings[0]?.fixes[0]), GOOD[UNIT]);
  });

  it('takes lines that all end in two for what a script writes', async () => {
    const text = (GOOD[UNIT] ?? '').replaceAll(' \\', ' \\\\');
    assert.deepEqual((await checkFiles(RULE, { ...GOOD, [UNIT]: text })).lines, []);
  });

  it('reports a blank line between, whether or not the line before goes on', async () => {
    for (const before of ['0.0 \\\n', '0.0\n']) {
      const text = (GOOD[UNIT] ?? '').replace('0.0 \\\n', `${before}\n`);
      const evaluated = await checkFiles(RULE, { ...GOOD, [UNIT]: text });
      assert.deepEqual(evaluated.lines, [`lost ${UNIT} --root-ca-file=/var/lib/kubernetes/ca.crt`]);
      const fixed = applyFix(evaluated, evaluated.findings[0]?.fixes[0]) ?? '';
      assert.deepEqual((await checkFiles(RULE, { ...GOOD, [UNIT]: fixed })).lines, []);
    }
  });

  it('quotes what is said of a flag without a value', async () => {
    const { findings } = await checkFiles(
      RULE,
      unit('ExecStart=/usr/local/bin/kube-controller-manager', '  --profiling'),
    );
    assert.equal(findings[0]?.slots.log, "Missing '=', ignoring line");
  });

  it('is silent if a tag of a template ends the line, as Ansible removes the line break behind it', async () => {
    const template = (line: string) => ({
      'templates/kube-controller-manager.service.j2': (GOOD[UNIT] ?? '').replace('0.0 \\\n', `0.0${line}\n`),
    });
    assert.deepEqual((await checkFiles(RULE, template('{% if a %},::{% endif %}'))).lines, []);
    assert.equal((await checkFiles(RULE, template('{% if a %},::{% endif %},'))).lines.length, 1);
  });

  it('is silent about comments between lines, about CRLF, and about other settings', async () => {
    assert.deepEqual((await checkFiles(RULE, GOOD)).lines, []);
    const text = GOOD[UNIT] ?? '';
    for (const good of [text.replace('  --root', '# --old=1\n  --root'), text.replaceAll('\n', '\r\n')]) {
      assert.deepEqual((await checkFiles(RULE, { ...GOOD, [UNIT]: good })).lines, []);
    }
  });
});
