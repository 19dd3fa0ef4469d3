import { flagUri } from '../../cluster/nodes/flags.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { printed } from '../../connections/handshake/evaluation.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { type EditText, editText, NOTHING, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A list item that holds nothing but true or false, right after the flag's own. */
const STRAY_VALUE = /^["']?[ \t]*(?:#[^\n]*)?\r?\n[ \t]*-[ \t]+["']?(true|false)["']?(?=[ \t]*(?:#[^\n]*)?(?:\r?\n|$))/;

/** Boolean flags take their value only after "=" (Go, flag and pflag). */
export const flagBoolWithSpace = defineRule(MANIFESTS['flag-bool-with-space'], {
  *check(node) {
    for (const component of node.components) {
      for (const { flag, spec } of component.flags) {
        if (spec?.type !== 'boolean' || flag.value !== undefined) continue;
        const stray = strayValue(node, component, flag);
        if (!stray) continue;
        const span = { start: flag.span.start, end: stray.end };
        yield {
          message: component.name === 'etcd' ? 'etcd' : 'kubernetes',
          data: { flag: flag.spelling, value: stray.value, component: component.name },
          at: { uri: flagUri(component, flag), span },
          ...(component.name === 'etcd' && { lastWords: printed(`"${stray.value}" is not a valid flag`) }),
          fixes: [
            {
              title: phrase('Change to {spelling}={value}', { spelling: flag.spelling, value: stray.value }),
              edits: [
                {
                  uri: flagUri(component, flag),
                  span: { start: flag.span.end, end: stray.end },
                  text: stray.written,
                },
              ],
            },
          ],
        };
      }
    }
  },
});

function strayValue(
  node: NodeView,
  component: ComponentView,
  flag: Flag,
): { readonly value: string; readonly end: number; readonly written: EditText } | undefined {
  const text = fileOfUri(node, flagUri(component, flag))?.file.text;
  const rest = text?.slice(flag.span.end) ?? '';
  const match = STRAY_VALUE.exec(rest);
  if (!match) return undefined;
  const value = match[1] === 'true' ? ownText('true') : ownText('false');
  const quote = rest.startsWith('"') ? ownText('"') : rest.startsWith("'") ? ownText("'") : NOTHING;
  return { value, end: flag.span.end + match[0].length, written: editText(ownText('='), value, quote) };
}
