import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';

import { chmodCommand, isWiderThan } from './checkedFiles.ts';

/** etcd creates its data directory with 0700 and warns about any other mode (CIS 1.1.11). */
export const etcdDataMode = defineRule(PERMISSIONS['etcd-data-mode'], {
  *check({ directories = [] }) {
    for (const directory of directories) {
      if (directory.holds !== 'etcdData' || !isWiderThan(directory.mode, 0o700)) continue;
      yield {
        message: 'open',
        data: { mode: modeText(directory.mode), directory: directory.path },
        at: directory.at,
        command: chmodCommand('700', directory),
      };
    }
  },
});
