import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import { RULES } from '../../../src/core/index.ts';
import { faultyFolder } from '../../support/faultyFolder.ts';
import { runCli } from '../../support/runCli.ts';

const NOW = '2026-06-01T12:00:00Z';

describe('the formats for other programs', () => {
  let directory: string;

  before(async () => {
    directory = await faultyFolder('scheduler-conf-other-ca', NOW);
  });

  after(() => fs.rm(directory, { recursive: true, force: true }));

  const run = (command: string, format: string) =>
    runCli([command, '--now', NOW, '--format', format, 'node'], { cwd: directory });

  it('JUnit has a test case for each rule on each node, which fails by its findings', async () => {
    const { code, stdout } = await run('check', 'junit');
    assert.equal(code, 1);
    const [rules = '', components = ''] = stdout.split('<testsuite name="components"');
    const cases = rules.match(/<testcase /g)?.length;
    assert.match(components, /<testcase [^>]*kube-apiserver/);
    assert.equal(cases, RULES.filter(({ profile = 'default' }) => profile === 'default').length);
    const [suite = ''] = /<testsuite [^>]*>/.exec(stdout) ?? [];
    assert.match(suite, new RegExp(`tests="${cases}" failures="1"`));
    const [, failed = ''] = /classname="([^"]+)" name="[^"]+">\n\s*<failure type="error"/.exec(stdout) ?? [];
    assert.equal(failed, 'kubeconfigs/kubeconfig-ca-not-issuer');
    // Every tag is closed, and no markup comes from a value.
    const tags = [...stdout.matchAll(/<(\/?)([\w-]+)[^<>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closes, name = '', closed] of tags) {
      if (closes) assert.equal(open.pop(), name);
      else if (!closed) open.push(name);
    }
    assert.deepEqual(open, []);
  });

  it('GitLab reads an issue for each finding, each with another fingerprint', async () => {
    const [gitlab, json] = await Promise.all([run('check', 'gitlab'), run('check', 'json')]);
    const issues: readonly {
      readonly check_name: string;
      readonly fingerprint: string;
      readonly severity: string;
      readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
    }[] = JSON.parse(gitlab.stdout);
    const { findings } = JSON.parse(json.stdout);
    assert.deepEqual(
      issues.map(({ check_name, location }) => [check_name, location.path, location.lines.begin]),
      findings.map(({ rule, file, line }: { rule: string; file: string; line: number }) => [
        rule,
        `node/${file}`,
        line,
      ]),
    );
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    assert.ok(issues.some(({ severity }) => severity === 'critical'));
  });

  it('calendars have an event and an alarm a certificate, in lines of at most 75 octets', async () => {
    const { code, stdout } = await run('expiration', 'ics');
    assert.equal(code, 0);
    const lines = stdout.split('\r\n');
    assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')));
    const events = lines.filter((line) => line === 'BEGIN:VEVENT').length;
    assert.ok(events > 10);
    assert.equal(lines.filter((line) => /^TRIGGER:-P(?:30|73|365)D$/.test(line)).length, events);
    const uids = stdout.replaceAll('\r\n ', '').match(/^UID:.+$/gm) ?? [];
    assert.equal(new Set(uids).size, events);
  });
});
