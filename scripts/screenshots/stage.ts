import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { goTo, openFile } from '../../test/e2e/window/palette.ts';

/** For what has no event: colors, hover effects of borders. Milliseconds. */
export const SETTLING = 800;
const WAIT = 20_000;

/** Puts the cursor on the first line of a file that holds the text, once colors and squiggles are drawn. */
export async function openAt(page: Page, folder: string, file: string, text: string): Promise<void> {
  await openFile(page, file);
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(text)) + 1;
  await goTo(page, line);
  await page.locator('.editor-group-container.active [class*="squiggly-"]').first().waitFor();
  await page.waitForTimeout(SETTLING);
}

/** The page of a panel, once it shows such an element. */
export async function panelWith(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      // A frame that goes away meanwhile shows nothing.
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0) {
        await page.waitForTimeout(SETTLING);
        return frame;
      }
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No panel shows ${selector}.`);
}

/** Opens or closes a view of the side bar. */
export async function setPane(page: Page, title: string, open: boolean): Promise<void> {
  const header = page.locator(`.pane-header[aria-label^="${title}"]`).first();
  if (((await header.getAttribute('aria-expanded')) === 'true') !== open) await header.click();
}

/** Drags the near border of a part: the top of the panel by y, the right of the side bar by x. */
export async function dragSash(
  page: Page,
  part: string,
  by: { readonly x?: number; readonly y?: number },
): Promise<void> {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`${part} is not shown.`);
  const [x, y] =
    by.x === undefined ? [box.x + box.width / 2, box.y - 2] : [box.x + box.width + 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (by.x ?? 0), y + (by.y ?? 0), { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(SETTLING);
}
