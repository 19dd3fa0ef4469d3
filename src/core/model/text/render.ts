import { asText, type Slot, type Text } from './text.ts';

/** How a form writes what it is given. Whatever it writes stands for just that text: nothing in it becomes markup. */
export interface Form {
  /** Words of ours; they hold no markup either. */
  words(ours: string): string;
  /** Text from a file. */
  value(theirs: string): string;
  /** A flag, or what a component says: words of ours and text from files, as they are. */
  code(content: string): string;
}

/** The words of a language. */
export interface Language {
  /** The translation of a template; undefined where nobody translated it. */
  lookUp(template: string): string | undefined;
}

/** The text in a form, in English where no language is given. */
export function render(shown: Text, form: Form, language?: Language): string {
  if (typeof shown === 'string') return form.value(shown);
  if ('parts' in shown) {
    const parts = shown.parts.map((part) => renderSlot(part, form, language));
    return parts.join(form.words(shown.separator));
  }
  if ('capitalized' in shown) return render(shown.capitalized, capitalizing(form), language);
  if (!('template' in shown)) return '';
  const template = language?.lookUp(shown.template) ?? shown.template;
  // Every second part stands between backquotes. One without its other half is a character like any other.
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

/** What is said, as it is: for a form that then escapes the whole of it. No surface may show it. */
export const RAW: Form = { words: (ours) => ours, value: (theirs) => theirs, code: (content) => content };

/** The form, in which the first words that are written, if they are ours, begin with a capital letter. */
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

/** Slots are filled once: what a value says is never looked at for slots. */
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
