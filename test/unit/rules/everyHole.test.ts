import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Location } from '../../../src/core/model/source/span.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { exampleMachine } from '../../support/exampleMachine.ts';
import { FOLDER_URI } from '../../support/memoryWorkspace.ts';
import type { NodeMachine } from '../../support/nodeMachine.ts';
import { readRuleExample } from '../../support/ruleExample.ts';

/** A hole in each dialect: what templates, scripts, secret stores and people leave in the place of a value. */
const HOLES = [
  '{{ x }}',
  `\${X}`,
  '$(x)',
  '<your-value>',
  '<%= @x %>',
  '(( grab x ))',
  '#{x}',
  '##X##',
  '%s',
  '%[1]s',
  '__X_Y__',
  '@@X@@',
  '@X@',
  'REPLACE_ME',
  'CHANGEME',
  'YOUR-VALUE',
  'xxx',
  '\\(x)',
  '%(x)s',
  'ref+vault://a/b',
  'vault:a/b#c',
];

/** Each rule is tried with so many of them; HOLES=all tries all. */
const A_RULE = process.env.HOLES === 'all' ? HOLES.length : 2;

/** The findings that are true whatever the value is. */
const WHATEVER: ReadonlySet<string> = new Set([
  // The certificate lacks the address, whichever CA issued it.
  'connections/scraper-rejects-kubelet',
  // Two values for one flag.
  'manifests/flag-duplicate',
  // etcd compares only whether both are set, also to nothing.
  'manifests/etcd-env-flag-conflict',
  // The line before ends the command.
  'manifests/unit-line-lost',
]);

const SILENT = { debug() {}, info() {}, warn() {} };

async function inspect(machine: NodeMachine, now: Date, profile: 'default' | 'cis'): Promise<readonly Finding[]> {
  const inspector = createInspector({ fileSystem: machine, now: () => now.getTime(), log: SILENT });
  const folders = [{ uri: FOLDER_URI, name: 'machine' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, profile });
  assert.ok(report);
  return report.findings;
}

interface Value {
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The value that a finding is at; undefined for a key, a whole document, a part of a value, and a file that is no text. */
function valueAt(machine: NodeMachine, { uri, span }: Location): Value | undefined {
  const path = machine.path(uri);
  const content = machine.files.get(path);
  if (!(content instanceof Uint8Array) || /#!|\.(?:crt|key|pem|csr|pub)$/.test(path)) return undefined;
  const text = new TextDecoder().decode(content);
  const { end } = span;
  const flag = /^--[\w-]+[= ]/.exec(text.slice(span.start, end));
  const start = span.start + (flag?.[0].length ?? 0);
  const value = text.slice(start, end);
  const isPart = [text[start - 1], text[end]].some((beside = '') => /[A-Za-z0-9+/]/.test(beside));
  const isKey = /^\s*:/.test(text.slice(end, end + 3)) || /^--[\w-]+$|^[\w-]+:$/.test(value);
  return value === '' || value.includes('\n') || isPart || isKey ? undefined : { path, text, start, end };
}

function withHole({ path, text, start, end }: Value, hole: string): string {
  const isFlag = /[="']/.test(text[start - 1] ?? '') || !/\.(?:ya?ml|conf|json|manifest)$/.test(path);
  const quoted = text[start] === '"' ? JSON.stringify(hole) : isFlag ? hole : `'${hole.replaceAll("'", "''")}'`;
  return text.slice(0, start) + quoted + text.slice(end);
}

/** The errors and warnings that begin at these offsets of a file. */
function reportedAt(findings: readonly Finding[], file: string, from: number, to: number): readonly string[] {
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .filter(({ at: { uri, span } }) => uri === file && span.start >= from && span.start <= to)
    .map(({ rule, messageId }) => `${rule}: ${messageId}`);
}

describe('a value that is still to be filled in', () => {
  let tried = 0;

  for (const [at, { id, profile = 'default' }] of RULES.entries()) {
    it(`is not what ${id} reports`, async () => {
      const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
      const { machine, now } = await exampleMachine(example, 'failing');
      const finding = (await inspect(machine, now, profile)).find(({ rule }) => rule === id);
      assert.ok(finding);
      const value = valueAt(machine, finding.at);
      if (!value || WHATEVER.has(id)) return;
      for (let count = 0; count < A_RULE; count++) {
        const hole = HOLES[(at + count * 7) % HOLES.length] ?? '';
        // In an address, everything before an @ is withheld as a user, and nothing is left of such a hole.
        if (hole.endsWith('@') && /^https?:/.test(value.text.slice(value.start))) continue;
        tried++;
        machine.write(value.path, withHole(value, hole));
        const findings = await inspect(machine, now, profile);
        const from: number = finding.at.span.start;
        assert.deepEqual(reportedAt(findings, machine.uri(value.path), from, value.start + hole.length), [], hole);
      }
    });
  }

  it('is tried with most rules that are about values', () => {
    assert.ok(tried > 200 * (A_RULE / 2), String(tried));
  });
});
