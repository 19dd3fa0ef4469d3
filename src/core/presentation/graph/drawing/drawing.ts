/** An element of an SVG picture as plain data: a page makes elements of it, and a report writes it out. */
export interface Drawing {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Drawing[];
  /** The text in it, as it is: whoever draws it keeps it from being markup. */
  readonly text?: string | undefined;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Absent attributes are left out. */
export function svg(tag: string, attributes: Attributes = {}, ...content: readonly (Drawing | string)[]): Drawing {
  const present = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    tag,
    attributes: Object.fromEntries(present),
    children: content.filter((one) => typeof one !== 'string'),
    text: content.find((one) => typeof one === 'string'),
  };
}
