import { asText, type Slot, type Text } from './text.ts';

/** How an output format escapes the parts of a text. Nothing it writes may be read as markup of that format. */
export interface Form {
  /** Template text. */
  words(ours: string): string;
  /** A value read from a file. */
  value(theirs: string): string;
  /** Code: template text and values, not escaped yet. */
  code(content: string): string;
}

/** The words of a language. */
export interface Language {
  /** The translation of a template; undefined if there is none. */
  lookUp(template: string): string | undefined;
}

/** Renders the text, in English unless a language is given. */
export function render(shown: Text, form: Form, language?: Language): string {
  if (typeof shown === 'string') return form.value(shown);
  if ('parts' in shown) {
    // In order: a form may depend on what it has written.
    const parts = shown.parts.map(
      (part, at) => (at > 0 ? form.words(shown.separator) : '') + renderSlot(part, form, language),
    );
    return parts.join('');
  }
  if ('capitalized' in shown) return render(shown.capitalized, capitalizing(form), language);
  if (!('template' in shown)) return '';
  const template = language?.lookUp(shown.template) ?? shown.template;
  // Every second part is code. An unpaired backquote is an ordinary character.
  const parts = template.split('`');
  const last = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  return parts
    .map((part, at) => {
      if (at % 2 === 1 && at < last) return form.code(fill(part, shown.slots, RAW, language));
      const filled = fill(part, shown.slots, form, language);
      return at === last ? form.words('`') + filled : filled;
    })
    .join('');
}

/** Nothing is escaped: for callers that escape the whole result. Never for display. */
export const RAW: Form = { words: (ours) => ours, value: (theirs) => theirs, code: (content) => content };

/** Capitalizes the first part written, if it is template text. */
function capitalizing(form: Form): Form {
  let isBegun = false;
  const begin = <T>(written: T): T => {
    isBegun = true;
    return written;
  };
  return {
    words: (ours) => form.words(isBegun ? ours : begin(ours.slice(0, 1).toUpperCase() + ours.slice(1))),
    value: (theirs) => form.value(begin(theirs)),
    code: (content) => form.code(begin(content)),
  };
}

/** Fills slots once: braces in a value are not slots. */
function fill(template: string, slots: Readonly<Record<string, Slot>>, form: Form, language?: Language): string {
  return template
    .split(/\{(\w+)\}/)
    .map((part, at) => {
      if (at % 2 === 0) return part === '' ? '' : form.words(part);
      const slot = Object.hasOwn(slots, part) ? slots[part] : undefined;
      return slot === undefined ? form.words(`{${part}}`) : renderSlot(slot, form, language);
    })
    .join('');
}

function renderSlot(slot: Slot, form: Form, language?: Language): string {
  return typeof slot === 'number' ? form.words(String(slot)) : render(asText(slot), form, language);
}
