import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  commandLine,
  commandWords,
  fileWord,
  namedCommand,
  shellCommand,
} from '../../../../src/core/model/text/shellCommand.ts';
import { joined } from '../../../../src/core/model/text/text.ts';
import { visibleText } from '../../../../src/core/model/text/visibleText.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

/** The words that a POSIX shell makes of a command whose program prints them. */
function wordsOf(command: string): readonly string[] {
  const printed = execFileSync('/bin/sh', ['-c', command.replace(/^print/, "printf '%s\\0'")], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

const MORE = {
  'a quote': "it's",
  quotes: `"'"'`,
  'another command': '; touch /tmp/x && $(id) `id` | cat > /tmp/y &',
  'a variable': '$HOME ~ * ? [a]',
  'a comment': '#a',
};

describe('a command line', () => {
  for (const [what, value] of Object.entries({ ...HOSTILE_VALUES, ...MORE })) {
    const isShown = visibleText(value) === value;
    it(isShown ? `gives a shell ${what} as one word` : `is none with ${what}, which does not show`, () => {
      const command = value.startsWith('-')
        ? commandLine('print a -- {value} --b={value}', { value })?.replace(' -- ', ' ')
        : commandLine('print a {value} --b={value}', { value });
      if (!isShown) assert.equal(command, undefined);
      else assert.deepEqual(wordsOf(command ?? ''), ['a', value, `--b=${value}`]);
    });
  }

  it('leaves alone what every shell takes for a word', () => {
    assert.equal(
      commandLine('kubeadm certs renew {name} --cert-dir {folder}', { name: 'etcd-server', folder: '/etc/k8s/pki' }),
      'kubeadm certs renew etcd-server --cert-dir /etc/k8s/pki',
    );
  });

  it('is none if a value would be an option, which quotes do not prevent', () => {
    for (const value of ['--help', '-x', '-', "-'a b'"]) {
      assert.equal(commandLine('print a {value}', { value }), undefined);
      assert.equal(commandLine('(print {value})', { value }), undefined);
      assert.deepEqual(wordsOf(commandLine('print a --b={value}', { value }) ?? ''), ['a', `--b=${value}`]);
    }
    assert.equal(commandLine('print {values}', { values: joined(['a', '-x'], ' ') }), undefined);
  });

  it('writes a name behind two dashes and a file below ./ if they would be options', () => {
    const set = (name: string) =>
      shellCommand(namedCommand(commandWords('print a'), name, commandWords('--b {path}', { path: '/b' })));
    assert.equal(set('user'), 'print a user --b /b');
    assert.equal(set('--b=/c'), "print a --b /b -- '--b=/c'");
    assert.deepEqual([fileWord('--b'), fileWord('/b'), fileWord('b')], ['./--b', '/b', 'b']);
  });

  it('takes the words of another', () => {
    const words = commandWords('kubeadm init phase certs {name}', { name: 'a b' });
    assert.equal(
      shellCommand(commandWords('{words} --cert-dir {folder}', { words, folder: '/x' })),
      "kubeadm init phase certs 'a b' --cert-dir /x",
    );
  });
});
