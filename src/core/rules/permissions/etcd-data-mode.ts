import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { flagPage } from '../references/references.ts';
import { CIS_BENCHMARK, chmodCommand, isWiderThan } from './checkedFiles.ts';

/** etcd makes its data directory with 0700, and warns of any other mode (CIS 1.1.11). */
export const etcdDataMode = defineRule({
  id: 'permissions/etcd-data-mode',
  severity: 'warning',
  basis: 'should',
  title: 'etcd’s data directory is open to others than its owner',
  messages: { open: 'Mode {mode} of {directory}; CIS 1.1.11 asks for 700.' },
  docs: {
    why: 'The directory holds every object of the cluster, Secrets in clear where they are not encrypted at rest: who reads it needs no certificate.',
    fix: 'Run `chmod 700` on it.',
    references: [CIS_BENCHMARK, flagPage('etcd')],
    cis: ['1.1.11'],
  },
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
