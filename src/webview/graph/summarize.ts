/** Writes the summary on a picture that is drawn. */
export function summarize(
  root: Element,
  { heading = '', summary }: { readonly heading?: string; readonly summary: string },
): void {
  const line = root.querySelector('.summary');
  if (line) line.textContent = summary;
  root.setAttribute('aria-label', `${heading}. ${summary}.`);
}
