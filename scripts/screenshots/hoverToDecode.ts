import type { Page } from 'playwright-core';
import { runCommand } from '../../test/e2e/window/palette.ts';
import { Film } from './film.ts';
import type { Frame } from './png.ts';
import { openAt, panelWith, SETTLING } from './stage.ts';

const SIZE = { width: 1000, height: 640 };
/** How long the parts are shown, in milliseconds. */
const DELAYS = { start: 900, hover: 2800, end: 700, click: 350, viewer: 3600 };

/**
 * A person rests the mouse on the certificate of a kubeconfig, reads, and opens the viewer from the hover. Begins with the
 * side bar shown, and leaves it hidden.
 */
export async function hoverToDecode(page: Page, folder: string): Promise<readonly Frame[]> {
  await page.setViewportSize(SIZE);
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await openAt(page, folder, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
  const film = await Film.begin(page, { x: 760, y: 520 });
  await film.show(DELAYS.start);

  const field = await page.locator('.view-line:has-text("client-certificate-data")').first().boundingBox();
  await film.moveTo({ x: 300, y: (field?.y ?? 0) + (field?.height ?? 0) / 2 });
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.filter({ hasText: 'Issued by' }).waitFor();
  await page.waitForTimeout(SETTLING);
  await film.show(DELAYS.hover);

  const inside = await hover.boundingBox();
  if (!inside) throw new Error('The hover is not shown.');
  await film.moveTo({ x: inside.x + inside.width / 2, y: inside.y + inside.height / 2 });
  const view = page.locator('.monaco-hover:not(.hidden) a', { hasText: /^View$/ }).first();
  await view.scrollIntoViewIfNeeded();
  await page.waitForTimeout(SETTLING);
  await film.show(DELAYS.end);
  await film.click(view, DELAYS.click);
  await panelWith(page, '#artifact .chain');
  await film.moveTo({ x: 420, y: SIZE.height - 60 });
  await film.show(DELAYS.viewer);
  const frames = await film.end();
  await runCommand(page, 'View: Close All Editors');
  return frames;
}
