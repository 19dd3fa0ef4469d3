/** Puts text between `<!-- name:start -->` and `<!-- name:end -->`. Throws if the document lacks them. */
export function fillSection(document: string, name: string, text: string): string {
  const { from, to } = placeOf(document, name);
  return `${document.slice(0, from)}\n${text.trim()}\n${document.slice(to)}`;
}

/** The text of a document between the two marks, without the line breaks around it. */
export function sectionOf(document: string, name: string): string {
  const { from, to } = placeOf(document, name);
  return document.slice(from, to).trim();
}

function placeOf(document: string, name: string): { readonly from: number; readonly to: number } {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no section between ${start} and ${end}.`);
  return { from: from + start.length, to };
}
