import assert from 'node:assert/strict';
import { COMMANDS, type Command, type CommandName, isCommandName } from '../../../src/cli/commands.ts';
import { commandHelp, USAGE } from '../../../src/cli/help.ts';
import {
  parseCheckOptions,
  parseCompareOptions,
  parseDecodeOptions,
  parseExpirationOptions,
  parseExplainOptions,
} from '../../../src/cli/options.ts';
import { runCli } from '../../support/runCli.ts';

const NAMES = Object.keys(COMMANDS).filter(isCommandName);
const PARSE: Readonly<Record<CommandName, (args: readonly string[]) => unknown>> = {
  check: parseCheckOptions,
  expiration: parseExpirationOptions,
  compare: parseCompareOptions,
  explain: parseExplainOptions,
  decode: parseDecodeOptions,
};

/** A value that each option takes. */
function valueFor(name: string, { choices, value, default: fallback }: Command['options'][string]): readonly string[] {
  if (choices?.[0] !== undefined) return [`--${name}`, choices[0]];
  if (value === undefined) return [`--${name}`];
  const values: Readonly<Record<string, string>> = {
    now: '2026-06-01',
    rule: 'validity/cert-expired=off',
    'kubernetes-version': '1.37',
  };
  return [`--${name}`, fallback ?? values[name] ?? '**/x'];
}

describe('the help of the command line', () => {
  for (const name of NAMES) {
    it(`is printed for ${name} in each way to ask for it`, async () => {
      const asked = [
        [name, '--help'],
        [name, '-h'],
        ['help', name],
        ['--help', name],
        [name, 'somewhere', '--help'],
      ];
      for (const args of asked) {
        assert.deepEqual(await runCli(args), { code: 0, stdout: commandHelp(name), stderr: '' }, args.join(' '));
      }
    });

    it(`lists every option, choice and exit code of ${name}, and examples that work`, () => {
      const help = commandHelp(name);
      const { options, exitCodes, examples, about }: Command = COMMANDS[name];
      assert.ok(help.includes(about));
      for (const [option, spec] of Object.entries(options)) {
        assert.match(help, new RegExp(`^  --${option}\\b.*\\n      ${spec.about.slice(0, 4)}`, 'm'));
        assert.ok(help.includes(spec.choices?.join('|') ?? spec.value ?? option));
        PARSE[name]([...valueFor(option, spec), ...(name === 'compare' ? ['before', 'after'] : ['somewhere'])]);
      }
      for (const code of [0, 2]) assert.match(help, new RegExp(`^  ${code}  ${exitCodes[code]}$`, 'm'));
      assert.ok(examples.length > 0);
      for (const example of examples) {
        const [, words = ''] = new RegExp(`kubernetes-pki ${name} ([^|>]+)`).exec(example) ?? [];
        PARSE[name](words.trim().split(' '));
      }
      for (const line of help.split('\n')) assert.ok(line.length <= 110, line);
    });
  }

  it('is of all commands where none is named', async () => {
    for (const args of [['--help'], ['-h'], ['help']])
      assert.deepEqual(await runCli(args), { code: 0, stdout: USAGE, stderr: '' });
    for (const name of NAMES) assert.ok(USAGE.includes(`kubernetes-pki ${name} ${COMMANDS[name].operand}`));
  });

  it('is none of what is no command, or the name of a file', async () => {
    for (const args of [
      ['help', 'chekc'],
      ['chekc', '--help'],
    ]) {
      const { code, stderr } = await runCli(args);
      assert.equal(code, 2);
      assert.match(stderr, /unknown command "chekc"/);
    }
    const { code, stderr } = await runCli(['decode', '--', '--help']);
    assert.equal(code, 2);
    assert.match(stderr, /--help: no such file/);
  });
});
