import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commandLine, commandWords, shellCommand } from '../../../../src/core/model/text/shellCommand.ts';
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
  'an option': '--help',
  'a comment': '#a',
};

describe('a command line', () => {
  for (const [what, value] of Object.entries({ ...HOSTILE_VALUES, ...MORE })) {
    const isShown = visibleText(value) === value;
    it(isShown ? `gives a shell ${what} as one word` : `is none with ${what}, which does not show`, () => {
      const command = commandLine('print a {value} --b={value}', { value });
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

  it('takes the words of another', () => {
    const words = commandWords('kubeadm init phase certs {name}', { name: 'a b' });
    assert.equal(
      shellCommand(commandWords('{words} --cert-dir {folder}', { words, folder: '/x' })),
      "kubeadm init phase certs 'a b' --cert-dir /x",
    );
  });
});
