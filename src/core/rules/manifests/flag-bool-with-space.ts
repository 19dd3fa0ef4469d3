import { flagUri } from '../../cluster/nodes/flags.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import { isSwitch } from '../../kubernetes/flags/valueTypes.ts';
import type { Flag, Operands, RefusedWord } from '../../model/documents/component.ts';
import type { Fix } from '../../model/finding.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { type EditText, editText, NOTHING, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { isOnCommandLine } from '../subjects/givenFlags.ts';
import { operandError } from '../subjects/unknownFlag.ts';
import { isValueOfSwitch } from './argument-rejected.ts';

/** A list item that holds nothing but true or false, right after the flag's own. */
const STRAY_VALUE = /^["']?[ \t]*(?:#[^\n]*)?\r?\n[ \t]*-[ \t]+["']?(true|false)["']?(?=[ \t]*(?:#[^\n]*)?(?:\r?\n|$))/;

/** Boolean flags take their value only after "=" (Go, flag and pflag). */
export const flagBoolWithSpace = defineRule(MANIFESTS['flag-bool-with-space'], {
  *check(node) {
    for (const component of node.components) {
      for (const { flag, spec } of component.flags) {
        if (flag.value !== undefined || !isBoolean(component, flag, spec)) continue;
        const operands = operandsBehind(component, flag);
        const stray = strayValue(node, component, flag) ?? (operands && strayOperand(node, component, flag, operands));
        if (!stray) continue;
        const lastWords = errorOf(component, stray, operands);
        const span = { start: flag.span.start, end: stray.end };
        yield {
          message: component.name === 'etcd' ? 'etcd' : 'kubernetes',
          data: { flag: flag.spelling, value: stray.value, component: component.name },
          at: { uri: flagUri(component, flag), span },
          ...(lastWords && { lastWords }),
          fixes: joined(component, flag, stray),
        };
      }
    }
  },
});

/** The value in the next word, as it must be written behind the flag; no text where the words are not only separated by blanks. */
interface Stray {
  readonly value: string;
  readonly end: number;
  readonly written?: EditText;
}

/** The words of a component of Kubernetes have all of its arguments. */
function errorOf({ name }: ComponentView, { value }: Stray, operands: Operands | undefined): Untrusted | undefined {
  if (operands) return operandError(name, operands);
  return name === 'etcd' ? printed(`"${value}" is not a valid flag`) : undefined;
}

function isBoolean({ name }: ComponentView, flag: Flag, spec: FlagSpec | undefined): boolean {
  return isOnCommandLine(flag) && (spec?.type === 'boolean' || isSwitch(name, flag.name));
}

/** The words that are no flags, if the first is the value that was meant for the flag. */
function operandsBehind({ document }: ComponentView, flag: Flag): (Operands & Pick<RefusedWord, 'span'>) | undefined {
  for (const word of document?.refused ?? []) {
    if (word.kind !== 'operands' || word.uri !== flag.uri || word.behind?.start !== flag.span.start) continue;
    return isValueOfSwitch(word) ? word : undefined;
  }
  return undefined;
}

function joined(component: ComponentView, flag: Flag, { value, end, written }: Stray): readonly Fix[] {
  if (!written) return [];
  const edit = { uri: flagUri(component, flag), span: { start: flag.span.end, end }, text: written };
  return [{ title: phrase('Change to {spelling}={value}', { spelling: flag.spelling, value }), edits: [edit] }];
}

function strayValue(node: NodeView, component: ComponentView, flag: Flag): Stray | undefined {
  const text = fileOfUri(node, flagUri(component, flag))?.file.text;
  const rest = text?.slice(flag.span.end) ?? '';
  const match = STRAY_VALUE.exec(rest);
  if (!match) return undefined;
  const value = match[1] === 'true' ? ownText('true') : ownText('false');
  const quote = rest.startsWith('"') ? ownText('"') : rest.startsWith("'") ? ownText("'") : NOTHING;
  return { value, end: flag.span.end + match[0].length, written: editText(ownText('='), value, quote) };
}

/** The next word of a unit's line, or of a list in brackets, in which it may be quoted. */
function strayOperand(
  node: NodeView,
  component: ComponentView,
  flag: Flag,
  { texts: [value], span: { start, end } }: Operands & Pick<RefusedWord, 'span'>,
): Stray {
  const between = fileOfUri(node, flagUri(component, flag))?.file.text?.slice(flag.span.end, start);
  const isJoinable = between !== undefined && /^[ \t]+$/.test(between);
  return {
    value,
    end,
    ...(isJoinable && { written: editText(ownText('='), value === 'true' ? ownText('true') : ownText('false')) }),
  };
}
