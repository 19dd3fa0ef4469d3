import type { Page } from 'playwright-core';
import { runCommand } from '../../test/e2e/window/palette.ts';
import type { Frame } from './png.ts';
import { openAt, panelWith, SETTLING } from './stage.ts';

const SIZE = { width: 1000, height: 640 };
const POINTER = 'M0 0v15l3.6-3.4 2.4 5.6 2.6-1.1-2.4-5.5h5z';
const POINTER_ID = 'pointer-of-the-picture';
const STEPS = 9;
/** How long the parts are shown, in milliseconds. */
const DELAYS = { start: 900, step: 60, hover: 2800, end: 700, click: 350, viewer: 3600 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A person rests the mouse on the certificate of a kubeconfig, reads, and opens the viewer from the hover. Begins with the
 * side bar shown, and leaves it hidden.
 */
export async function hoverToDecode(page: Page, folder: string): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  const shoot = async (delay: number) => {
    frames.push({ png: await page.screenshot({ animations: 'disabled', caret: 'hide' }), delay });
  };
  const go = async (from: Point, to: Point) => {
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      await movePointer(page, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      await shoot(DELAYS.step);
    }
  };

  await page.setViewportSize(SIZE);
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await openAt(page, folder, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
  await drawPointer(page);
  const start = { x: 760, y: 520 };
  await movePointer(page, start);
  await shoot(DELAYS.start);

  const field = await centreOf(page, '.view-line:has-text("client-certificate-data")');
  const data = { x: 300, y: field.y };
  await go(start, data);
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.filter({ hasText: 'Issued by' }).waitFor();
  await page.waitForTimeout(SETTLING);
  await shoot(DELAYS.hover);

  const view = page.locator('.monaco-hover:not(.hidden) a', { hasText: /^View$/ }).first();
  const inside = await centreOf(page, '.monaco-hover:not(.hidden) .monaco-hover-content');
  await go(data, inside);
  await view.scrollIntoViewIfNeeded();
  await page.waitForTimeout(SETTLING);
  await shoot(DELAYS.end);
  const box = await view.boundingBox();
  if (!box) throw new Error('The hover shows no link to the viewer.');
  const link = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await go(inside, link);
  await shoot(DELAYS.click);
  await page.mouse.click(link.x, link.y);
  await panelWith(page, '#artifact .chain');
  await go(link, { x: link.x + 120, y: SIZE.height - 60 });
  await shoot(DELAYS.viewer);
  await page.evaluate((id) => document.getElementById(id)?.remove(), POINTER_ID);
  await runCommand(page, 'View: Close All Editors');
  return frames;
}

/** A screenshot has no mouse pointer, so the page draws one. */
async function drawPointer(page: Page): Promise<void> {
  await page.evaluate(
    ([id, shape]) => {
      const kind = 'http://www.w3.org/2000/svg';
      const pointer = document.createElementNS(kind, 'svg');
      const outline = document.createElementNS(kind, 'path');
      for (const [name, value] of Object.entries({ d: shape, fill: '#fff', stroke: '#000' })) {
        outline.setAttribute(name, value);
      }
      pointer.id = id;
      pointer.append(outline);
      Object.assign(pointer.style, {
        position: 'fixed',
        width: '16px',
        height: '22px',
        overflow: 'visible',
        zIndex: '99999',
        pointerEvents: 'none',
      });
      document.body.append(pointer);
    },
    [POINTER_ID, POINTER] as const,
  );
}

async function movePointer(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y);
  await page.evaluate(
    ([id, left, top]) => {
      const pointer = document.getElementById(id);
      if (pointer) Object.assign(pointer.style, { left: `${left}px`, top: `${top}px` });
    },
    [POINTER_ID, x, y] as const,
  );
}

async function centreOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not shown.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
