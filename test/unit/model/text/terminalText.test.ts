import assert from 'node:assert/strict';
import { terminalText } from '../../../../src/core/model/text/terminalText.ts';
import { visibleText } from '../../../../src/core/model/text/visibleText.ts';
import { seededRandom } from '../../../differential/cases/seededRandom.ts';
import { COMMAND_PIECES, runnerCommands } from '../../../support/runnerCommands.ts';

const COMMANDS: Readonly<Record<string, string>> = {
  '::warning title=x::y': '\\u{3a}:warning title=x::y',
  '  ::add-mask::x': '  \\u{3a}:add-mask::x',
  '\u{a0}::Error::x': '\u{a0}\\u{3a}:Error::x',
  'a\n::stop-commands::x': 'a\n\\u{3a}:stop-commands::x',
  'x ##[set-output name=a]b': 'x \\u{23}#[set-output name=a]b',
  'CN = ##vso[task.complete result=Failed]': 'CN = \\u{23}#vso[task.complete result=Failed]',
  "a##teamcity[buildStop comment='x']": "a\\u{23}#teamcity[buildStop comment='x']",
  'section_start:1:a': 'section_start\\u{3a}1:a',
  'travis_fold:end:a': 'travis_fold\\u{3a}end:a',
  '--- a': '\\u{2d}-- a',
  '^^^ +++': '\\u{5e}^^ +++',
  '#\u{591}#[warning]x': '\\u{23}\u{591}#[warning]x',
};

const ORDINARY: readonly string[] = [
  ...[
    'DNS:kubernetes, IP Address:10.96.0.1',
    'IP::1',
    '::1',
    '::',
    '::/0',
    '::1, fe80::1',
    '[::1]:6443',
    '2001:db8::1',
  ],
  ...[
    '::ffff:10.0.0.1 and 2001:db8::1',
    'node.yaml!/etc/kubernetes/admin.conf:3:5: error: a [b/c]',
    '# node-1',
    '## a',
  ],
  ...['-----BEGIN CERTIFICATE-----', '---', 'a --- b', 'X509v3 extensions:', 'std::string::npos', '#[derive]', 'C#'],
  ...['K10abc::server:def', 'a ::warning::', 'section_start', 'arn:aws:iam::123456789012:role/x', '', '    '],
];

describe('terminalText', () => {
  it('writes one character of each command out, and leaves the rest', () => {
    for (const [command, shown] of Object.entries(COMMANDS)) {
      assert.equal(runnerCommands(command).length, 1, command);
      assert.equal(terminalText(command), shown);
    }
  });

  it('leaves ordinary text as it is', () => {
    for (const text of [...ORDINARY, ORDINARY.join('\n')]) assert.equal(terminalText(text), text);
  });

  it('leaves no command in whatever pieces are put together, in any format', () => {
    const random = seededRandom(1);
    let commands = 0;
    for (let round = 0; round < 20_000; round++) {
      const line = visibleText(Array.from({ length: 1 + random.index(8) }, () => random.pick(COMMAND_PIECES)).join(''));
      const text = `${line}\n${visibleText(random.pick(COMMAND_PIECES))}${line}`;
      commands += runnerCommands(text).length;
      for (const format of ['text', 'json', 'markup', 'backslashes'] as const) {
        const shown = terminalText(text, format);
        assert.deepEqual(runnerCommands(shown), [], JSON.stringify([text, format]));
        assert.equal(terminalText(shown, format), shown);
      }
    }
    assert.ok(commands > 5_000, `${commands}`);
  });

  it('keeps what JSON and markup mean', () => {
    for (const command of Object.keys(COMMANDS)) {
      const json = JSON.stringify({ [command]: command }, undefined, 2);
      assert.deepEqual(JSON.parse(terminalText(json, 'json')), { [command]: command });
      const read = terminalText(command, 'markup').replaceAll(/&#x([\da-f]+);/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      assert.equal(read, command);
    }
  });
});
