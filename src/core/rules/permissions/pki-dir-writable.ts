import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';

import { allowedBeside, chmodCommand } from './checkedFiles.ts';

/** Anyone who can write to a directory can replace every file in it, regardless of the files' modes (rename(2)). */
export const pkiDirWritable = defineRule(PERMISSIONS['pki-dir-writable'], {
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
