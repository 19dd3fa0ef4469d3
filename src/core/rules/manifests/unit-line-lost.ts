import type { LostLine } from '../../model/documents/unit.ts';
import type { NodeFile } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A command ends with the first line that does not end with a backslash (systemd.syntax(7); tried with systemd-analyze 257). */
export const unitLineLost = defineRule(MANIFESTS['unit-line-lost'], {
  *check(node) {
    for (const { unit, dropIns } of node.services ?? []) {
      for (const file of [...(unit ? [unit] : []), ...dropIns]) yield* lostIn(file);
    }
  },
});

function* lostIn({
  file: { uri, text = '', unit, template },
}: NodeFile): Generator<IssueOf<(typeof MANIFESTS)['unit-line-lost']>> {
  const lost = unit?.lostLines ?? [];
  // Ansible removes the line break behind a tag, and with it the end of the command.
  if (template && lost.some(({ joint }) => text.slice(joint.end - 2, joint.end) === '%}')) return;
  // After a blank line both it and the line before it need a backslash.
  const lines = lost.filter(({ span }, at) => span.start !== lost[at - 1]?.span.start);
  const [first, ...others] = lines;
  if (!first) return;
  const line = text.slice(first.span.start, first.span.end);
  yield {
    message: /\\[ \t]+$/.test(lineBefore(text, first.span.start)) ? 'blank' : 'lost',
    data: { flag: line.split(/[=\s]/)[0] ?? '', log: logOf(line) },
    at: { uri, span: first.span },
    related: others.map(({ span }) => relatedPlace({ uri, span }, phrase('Also ignored'))),
    fixes: [{ title: phrase('Join the lines with backslashes'), edits: lost.map(({ joint }) => joinEdit(uri, joint)) }],
  };
}

function lineBefore(text: string, start: number): string {
  const end = text.lastIndexOf('\n', start - 1);
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end).replace(/\r$/, '');
}

function joinEdit(uri: string, joint: LostLine['joint']) {
  return { uri, span: joint, text: ownText(' \\') };
}

function logOf(line: string): string {
  const [key = ''] = line.split('=');
  return line.includes('=')
    ? `Unknown key '${key.trim()}' in section [Service], ignoring`
    : "Missing '=', ignoring line";
}
