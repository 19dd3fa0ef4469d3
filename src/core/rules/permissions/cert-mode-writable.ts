import { yamlPathOf } from '../../model/artifacts/artifact.ts';
import { modeText } from '../../model/labels/modeText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { CLIENT_GO_CERT } from '../references/references.ts';
import {
  allowedBeside,
  type CheckedFile,
  CIS_BENCHMARK,
  checkedFiles,
  chmodCommand,
  holdsPrivateKey,
  isWiderThan,
  startOf,
} from './checkedFiles.ts';

/** A certificate is for all to read and for its owner to write (CIS 1.1.20, 4.1.7). */
export const certModeWritable = defineRule({
  id: 'permissions/cert-mode-writable',
  severity: 'warning',
  basis: 'should',
  title: 'A certificate may be replaced by others than its owner',
  messages: {
    writable: '{mode}: {who} may replace this {what}.',
    wide: 'Mode {mode}; CIS 1.1.20 asks for 644 or less.',
  },
  docs: {
    why: 'Whoever replaces a CA file decides whom the component trusts, and whoever replaces `sa.pub` decides whose tokens it accepts.',
    fix: 'Run `chmod 644` on it, and compare it with the other nodes’ if others could log in meanwhile.',
    references: [CIS_BENCHMARK, CLIENT_GO_CERT],
    cis: ['1.1.20', '4.1.7'],
  },
  *check(node): Iterable<Issue<'writable' | 'wide'>> {
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
