import { append } from '../../model/collections/lookup.ts';
import { ownerText } from '../../model/labels/modeText.ts';
import type { NodeDirectory, NodeView } from '../../model/node.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { joined } from '../../model/text/text.ts';
import { defineRule, type Profile } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';
import { type CheckedFile, checkedFiles, pathWord, startOf } from './checkedFiles.ts';
import { componentAccounts } from './componentAccounts.ts';

/** Files in kubeadm's PKI directory belong to root (CIS 1.1.19). */
export const pkiOwnerNotRoot = defineRule(PERMISSIONS['pki-owner-not-root'], {
  *check(node, { profile }) {
    for (const [first, ...others] of strayFiles(node, profile)) {
      if (!first) continue;
      const { directory, owner } = first;
      yield {
        message: others.length === 0 ? 'file' : 'files',
        data: { owner, directory, more: others.length },
        at: first.at,
        command: commandLine('chown root:root {paths}', {
          paths: joined(
            [first, ...others].map(({ target }) => pathWord(target)),
            ' ',
          ),
        }),
      };
    }
  },
});

interface Stray {
  readonly target: CheckedFile | NodeDirectory;
  readonly at: NodeDirectory['at'];
  readonly directory: string;
  readonly owner: string;
}

/** The files of one directory and one owner together. */
function strayFiles(node: NodeView, profile: Profile): Iterable<readonly Stray[]> {
  const files = checkedFiles(node).filter(({ hostPath }) => hostPath?.startsWith(`${PKI}/`));
  if (node.modesOf === 'copy' && lostOwners(files)) return [];
  const directories = (node.directories ?? []).filter(({ path }) => path === PKI || path.startsWith(`${PKI}/`));
  const accounts = componentAccounts(node);
  const groups = new Map<string, Stray[]>();
  const add = (target: Stray['target'], at: Stray['at'], directory: string) => {
    const { mode } = target;
    const isGroupWrong = profile === 'cis' && mode.gid !== 0 && !accounts.has(mode.gid, mode.group);
    if ((mode.uid === 0 || accounts.has(mode.uid, mode.owner)) && !isGroupWrong) return;
    const owner = ownerText(mode);
    const key = `${directory}\n${owner}`;
    append(groups, key, { target, at, directory, owner });
  };
  for (const file of files) add(file, startOf(file), (file.hostPath ?? '').replace(/\/[^/]*$/, ''));
  for (const directory of directories) add(directory, directory.at, directory.path);
  return groups.values();
}

const PKI = '/etc/kubernetes/pki';

/** A user who copies files without being root owns all of them, which says nothing about the node. */
function lostOwners(files: readonly CheckedFile[]): boolean {
  return new Set(files.map(({ mode }) => mode.uid)).size === 1;
}
