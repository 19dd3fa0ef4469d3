import type { Page } from 'playwright-core';

/** The text of the hover over the first place in the editor that shows the given text. */
export async function hoverText(page: Page, text: string): Promise<string> {
  const line = page.locator('.editor-group-container.active .view-line', { hasText: text }).first();
  await line.waitFor();
  const place = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    // The editor shows blanks as no-break spaces and splits a line into colored pieces.
    const lineText = nodes
      .map((node) => node.data)
      .join('')
      .replaceAll('\u00a0', ' ');
    let offset = lineText.indexOf(wanted) + Math.floor(wanted.length / 2);
    const node = nodes.find((candidate) => {
      if (offset < candidate.length) return true;
      offset -= candidate.length;
      return false;
    });
    if (node === undefined) return undefined;
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, text);
  if (place === undefined) throw new Error(`The editor does not show ${text}`);
  // Away first: a mouse that already rests there moves nothing and so hovers nothing.
  await page.mouse.move(2, 2);
  await page.mouse.move(place.x, place.y, { steps: 3 });
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.filter({ hasNotText: /^Loading/ }).waitFor();
  const [shown = ''] = await hover.allInnerTexts();
  return shown;
}
