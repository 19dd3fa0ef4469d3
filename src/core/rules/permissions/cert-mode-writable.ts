import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { modeText } from '../../model/labels/modeText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';

import {
  allowedBeside,
  type CheckedFile,
  checkedFiles,
  chmodCommand,
  holdsPrivateKey,
  isWiderThan,
  startOf,
} from './checkedFiles.ts';

/** Everyone may read a certificate, only its owner may write it (CIS 1.1.20, 4.1.7). */
export const certModeWritable = defineRule(PERMISSIONS['cert-mode-writable'], {
  *check(node): Iterable<IssueOf<(typeof PERMISSIONS)['cert-mode-writable']>> {
    for (const file of checkedFiles(node)) {
      const what = holdsPrivateKey(file) ? undefined : publicContent(file);
      if (what === undefined) continue;
      const mode = modeText(file.mode);
      const place = { at: startOf(file), command: chmodCommand('644', file) };
      const writers = allowedBeside(file.mode, 'write');
      if (writers) yield { message: 'writable', data: { mode, who: writers.who, what }, ...place };
      else if (isWiderThan(file.mode, 0o644)) yield { message: 'wide', data: { mode }, severity: 'hint', ...place };
    }
  },
});

function publicContent({ file }: CheckedFile): Text | undefined {
  const own = file.artifacts.filter((artifact) => yamlPathOf(artifact) === undefined);
  if (own.some(({ kind }) => kind === 'certificate')) return phrase('certificate');
  return own.some(({ kind }) => kind === 'publicKey') ? phrase('public key') : undefined;
}
