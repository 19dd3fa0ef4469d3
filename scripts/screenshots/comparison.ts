import path from 'node:path';
import { openWindow } from '../../test/e2e/window/openWindow.ts';
import { runCommand } from '../../test/e2e/window/palette.ts';
import { rotatedNode } from '../../test/support/rotatedNode.ts';
import { writeNode } from '../../test/support/writeNode.ts';
import { makeFolder } from '../../test/vscode/makeWorkspace.ts';
import { panelWith } from './stage.ts';

/** The page that compares a node with its state after a rotation: it takes two folders, so it has a window to itself. */
export async function comparison(settings: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const workspace = makeFolder();
  const { before, after } = await rotatedNode();
  await writeNode(before, path.join(workspace.folder, 'before'));
  await writeNode(after, path.join(workspace.folder, 'after'));
  const { page, close } = await openWindow(workspace.folder, { size: { width: 1280, height: 760 }, settings });
  try {
    await page.locator('.statusbar-item', { hasText: 'expired' }).waitFor();
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'Kubernetes PKI: Compare PKI with Another Folder or Archive');
    for (const label of ['after', 'before']) {
      await page.locator('.quick-input-widget input').first().fill(label);
      await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: label }).waitFor();
      await page.keyboard.press('Enter');
    }
    await panelWith(page, 'main article');
    await page.mouse.move(2, 2);
    const clip = { x: 52, y: 36, width: 1224, height: 690 };
    return await page.screenshot({ animations: 'disabled', caret: 'hide', clip });
  } finally {
    await close();
    workspace.remove();
  }
}
