import { type Form, render } from '../../src/core/model/text/render.ts';
import type { Slot, Text } from '../../src/core/model/text/text.ts';
import { visibleText } from '../../src/core/model/text/visibleText.ts';

/** The values that a text is filled with, in the order of its templates and without our words. */
export function valuesIn(slot: Slot): readonly string[] {
  if (typeof slot === 'number') return [String(slot)];
  if (typeof slot === 'string') return [slot];
  if ('capitalized' in slot) return valuesIn(slot.capitalized);
  if ('parts' in slot) return slot.parts.flatMap(valuesIn);
  if (!('template' in slot)) return [];
  const { template, slots } = slot;
  return [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => valuesIn(slots[name] ?? ''));
}

/**
 * The values of a message, by slot: separated by spaces, or the template of a text without any, as its id. The engine's addition from a log is
 * `logged`.
 */
export function slotsOf(message: Text): Readonly<Record<string, string>> {
  if (typeof message === 'string' || !('template' in message)) return {};
  const { message: inner, ...slots } = message.slots;
  const own = Object.entries(slots).map(([name, slot]) => [name, valuesIn(slot).join(' ') || templateOf(slot)]);
  return { ...(typeof inner === 'object' && slotsOf(inner)), ...Object.fromEntries(own) };
}

/** The template of a text, as its id. */
export function templateOf(slot: Slot | undefined): string {
  return typeof slot === 'object' && 'template' in slot ? slot.template : '';
}

/** The code in a text: flags, paths, commands and log texts of components. */
export function codeIn(text: Text): readonly string[] {
  const found: string[] = [];
  const form: Form = {
    words: (ours) => ours,
    value: visibleText,
    code(content) {
      found.push(visibleText(content));
      return '';
    },
  };
  render(text, form);
  return found;
}
