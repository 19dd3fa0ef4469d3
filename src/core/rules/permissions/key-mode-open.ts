import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';

import { allowedBeside, checkedFiles, chmodCommand, holdsPrivateKey, startOf } from './checkedFiles.ts';
import { componentAccounts } from './componentAccounts.ts';

/** Only its owner may read a private key (CIS 1.1.21; client-go writes keys with 0600). */
export const keyModeOpen = defineRule(PERMISSIONS['key-mode-open'], {
  *check(node) {
    const accounts = componentAccounts(node);
    for (const file of checkedFiles(node)) {
      if (!holdsPrivateKey(file)) continue;
      const { mode } = file;
      const readers = allowedBeside(mode, 'read');
      const allowed = readers ?? allowedBeside(mode, 'write');
      if (!allowed || (allowed.kind === 'group' && accounts.has(mode.gid, mode.group))) continue;
      yield {
        message: readers ? 'readable' : 'writable',
        data: { who: allowed.who, mode: modeText(mode) },
        at: startOf(file),
        command: chmodCommand('600', file),
      };
    }
  },
});
