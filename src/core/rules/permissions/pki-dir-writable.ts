import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { allowedBeside, chmodCommand } from './checkedFiles.ts';

/** The right to write a directory is the right to replace every file in it, whatever the files' own modes (rename(2)). */
export const pkiDirWritable = defineRule({
  id: 'permissions/pki-dir-writable',
  severity: 'warning',
  basis: 'should',
  title: 'Others than its owner may add files to a directory of certificates',
  messages: { writable: '{mode}: {who} may add files in {directory}, and replace those that are there.' },
  docs: {
    why: 'A directory’s mode decides who may add, rename and delete in it: a CA file of mode 0644 can be replaced by whoever may write its directory.',
    fix: 'Run `chmod 755` on the directory, and compare its files with the other nodes’ if others could log in meanwhile.',
    references: [PKI_PAGE],
  },
  *check({ directories = [] }) {
    for (const directory of directories) {
      const writers = allowedBeside(directory.mode, 'write');
      if (directory.holds !== 'pki' || !writers) continue;
      yield {
        message: 'writable',
        data: { mode: modeText(directory.mode), who: writers.who, directory: directory.path },
        at: directory.at,
        command: chmodCommand('755', directory),
      };
    }
  },
});
