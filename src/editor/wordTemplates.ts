/** What a text of the core was made from: its template and the values in its slots. */
export interface Recognized {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the template of a text, trying them in their order. */
export class WordTemplates {
  readonly #entries: readonly { readonly template: string; readonly pattern: RegExp }[];

  constructor(templates: readonly string[]) {
    this.#entries = templates.map((template) => ({ template, pattern: patternOf(template) }));
  }

  /** Undefined for a text that is made from none of them. */
  recognize(text: string): Recognized | undefined {
    for (const { template, pattern } of this.#entries) {
      const values = pattern.exec(text);
      if (values) return { template, values: values.groups ?? {} };
    }
    return undefined;
  }
}

/** Whether a slot holds words of ours, to be translated themselves. */
export function holdsWords(slot: string): boolean {
  return slot.startsWith('text');
}

const SLOTS: Readonly<Record<string, string>> = {
  count: '\\d+',
  quoted: '[^“”]+',
  // What stands behind a colon is told of it.
  server: '(?:(?!: ).)+',
  span: '\\d+ (?:d|h|min)',
  time: '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC',
};

function patternOf(template: string): RegExp {
  const source = template
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name === undefined ? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : `(?<${name}>${SLOTS[name] ?? '.+?'})`;
    })
    .join('');
  return new RegExp(`^${source}$`, 's');
}
