import type { LostLine } from '../../model/documents/unit.ts';
import type { NodeFile } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { SYSTEMD_SERVICE } from '../references/componentReferences.ts';

/** A command ends with the first line that no backslash ends (systemd.syntax(7); tried with systemd-analyze 257). */
export const unitLineLost = defineRule({
  id: 'manifests/unit-line-lost',
  severity: 'error',
  basis: 'observed',
  title: 'Flags in a unit are no part of its command',
  messages: {
    lost: 'The line above does not end with a single backslash, so the command ends there: {flag} and everything after it are lost. systemd logs `{log}`.',
  },
  docs: {
    why: 'A line goes on in the next only where a backslash is its very last character; a blank after it is enough to undo that, and of two backslashes the first escapes the second. What follows is read as settings of systemd, which knows none of these names and goes on without them: the service starts with a part of its flags. What else is said of this service takes the flags as they were meant.',
    fix: 'End each line of the command but the last in a backslash, then `systemctl daemon-reload` and restart the service.',
    references: [SYSTEMD_SERVICE],
  },
  *check(node) {
    for (const { unit, dropIns } of node.services ?? []) {
      for (const file of [...(unit ? [unit] : []), ...dropIns]) yield* lostIn(file);
    }
  },
});

function* lostIn({ file: { uri, text = '', unit } }: NodeFile): Generator<Issue<'lost'>> {
  const lost = unit?.lostLines ?? [];
  // After a blank line both it and the line before it want a backslash.
  const lines = lost.filter(({ span }, at) => span.start !== lost[at - 1]?.span.start);
  const [first, ...others] = lines;
  if (!first) return;
  const line = text.slice(first.span.start, first.span.end);
  yield {
    message: 'lost',
    data: { flag: line.split(/[=\s]/)[0] ?? '', log: logOf(line) },
    at: { uri, span: first.span },
    related: others.map(({ span }) => relatedPlace({ uri, span }, phrase('Also lost'))),
    fixes: [{ title: phrase('Join the lines by backslashes'), edits: lost.map(({ joint }) => joinEdit(uri, joint)) }],
  };
}

function joinEdit(uri: string, joint: LostLine['joint']) {
  return { uri, span: joint, text: ' \\' };
}

function logOf(line: string): string {
  const [key = ''] = line.split('=');
  return line.includes('=')
    ? `Unknown key '${key.trim()}' in section [Service], ignoring.`
    : "Missing '=', ignoring line.";
}
