import type { NodeFile, NodeView } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { commandLine, type ShellCommand } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';
import { datedFiles, KUBELET_STORES } from './kubeletStore.ts';

/** The kubelet's certificate store follows a link and rejects a file in its place (client-go, certificate store). */
export const kubeletCurrentNotSymlink = defineRule(KUBELET['kubelet-current-not-symlink'], {
  *check(node) {
    const pairs = KUBELET_STORES.flatMap(
      (folder) =>
        [
          { folder, kind: 'client' },
          { folder, kind: 'server' },
        ] as const,
    );
    for (const { folder, kind } of pairs) {
      const path = `${folder}/kubelet-${kind}-current.pem`;
      const current = node.files.find((file) => file.hostPath === path && file.isLink === false);
      if (!current || leafOfFile(current) === undefined) continue;
      const dated = datedFiles(node, kind, folder);
      const newest = dated.at(-1);
      const isLive = isMachine(node);
      if (!isLive && (!newest || dated.some((one) => leafOfFile(one) === leafOfFile(current)))) continue;
      yield {
        message: isLive ? 'file' : 'copied',
        data: { path },
        severity: isLive ? undefined : 'warning',
        at: placeOfFile(current.file),
        related: newest ? [relatedPlace(placeOfFile(newest.file), phrase('The newest dated file'))] : [],
        command: newest && linkCommand(newest, path),
      };
    }
  },
});

/** The node is this machine, so a file really is a file. */
function isMachine({ root }: NodeView): boolean {
  return root?.mounts.some((mount) => mount.hostPath === '' && mount.uri !== root.uri) ?? false;
}

function linkCommand({ hostPath = '' }: NodeFile, current: string): ShellCommand | undefined {
  return commandLine('ln -sf {newest} {current}', { newest: baseName(hostPath), current });
}

/** SHA-256 of the first certificate of a file; undefined if it has no certificate. */
function leafOfFile({ file }: NodeFile): string | undefined {
  const leaf = file.artifacts.find((artifact) => artifact.kind === 'certificate');
  return leaf?.certificate.sha256;
}
