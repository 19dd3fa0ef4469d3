/** Draws again, and gives the focus back to the element of the same key, with the scroll places of keyed ones. */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const { activeElement } = document;
  const isOurs = activeElement instanceof HTMLElement || activeElement instanceof SVGElement;
  const key = isOurs && root.contains(activeElement) ? activeElement.dataset.key : undefined;
  const { scrollX, scrollY } = window;
  draw();
  if (key !== undefined) {
    const same = [...root.querySelectorAll<HTMLElement | SVGElement>('[data-key]')].find(
      ({ dataset }) => dataset.key === key,
    );
    same?.focus({ preventScroll: true });
  }
  window.scrollTo(scrollX, scrollY);
}
