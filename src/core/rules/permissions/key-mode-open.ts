import { modeText } from '../../model/labels/modeText.ts';
import { defineRule } from '../engine/rule.ts';
import { CLIENT_GO_KEYUTIL } from '../references/references.ts';
import { allowedBeside, CIS_BENCHMARK, checkedFiles, chmodCommand, holdsPrivateKey, startOf } from './checkedFiles.ts';
import { componentAccounts } from './componentAccounts.ts';

/** Only its owner may read a private key (CIS 1.1.21; client-go writes keys with 0600). */
export const keyModeOpen = defineRule({
  id: 'permissions/key-mode-open',
  severity: 'warning',
  basis: 'must',
  title: 'A private key is open to others than its owner',
  messages: {
    readable: 'Private key readable by {who} ({mode}).',
    writable: 'Private key writable by {who} ({mode}): they may put another in its place.',
  },
  docs: {
    why: 'Whoever reads the key is whom its certificate names: every account and every pod with the directory mounted, until the certificate expires. A group that a component runs as, as with kubeadm’s `RootlessControlPlane`, is left alone.',
    fix: 'Run `chmod 600` on it. If others could log in meanwhile, make a new key and issue the certificate anew.',
    references: [CIS_BENCHMARK, CLIENT_GO_KEYUTIL],
    cis: ['1.1.21'],
  },
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
