import { giveLine, lightBulb, listed, openExplain } from '../../test/e2e/window/messageToFix.ts';
import { openWindow } from '../../test/e2e/window/openWindow.ts';
import { runCommand } from '../../test/e2e/window/palette.ts';
import { openProblems } from '../../test/e2e/window/views.ts';
import { NOW } from '../../test/support/generator/design.ts';
import { faultyNode, GENERATED_FAULTS } from '../../test/support/generator/faults.ts';
import { loggedLine } from '../../test/support/logs/loggedLine.ts';
import { inspectFiles } from '../../test/support/memoryWorkspace.ts';
import { isLoud } from '../../test/support/repair.ts';
import { writeNode } from '../../test/support/writeNode.ts';
import { makeFolder } from '../../test/vscode/makeWorkspace.ts';
import { Film } from './film.ts';
import type { Frame } from './png.ts';
import { dragSash, SETTLING } from './stage.ts';

const SIZE = { width: 1000, height: 640 };
/** How long the parts are shown, in milliseconds. */
const DELAYS = { problem: 1500, message: 2200, causes: 2800, click: 400, line: 1600, menu: 1400, silent: 3600 };

/** A node of the generator whose API server has another CA for etcd. */
const FAULT = 'flag names another CA';
const SEED = 44;

/**
 * A person gives *Explain Error Message…* a line of the API server's log, clicks the cause, the light bulb and the fix, and the problem is
 * gone. In a separate window, with the clock of the generator.
 */
export async function messageToFix(settings: Readonly<Record<string, unknown>>): Promise<readonly Frame[]> {
  const fault = GENERATED_FAULTS.find(({ id }) => id === FAULT);
  const node = fault && (await faultyNode(SEED, fault));
  if (!node) throw new Error(`Seed ${SEED} has no place for the fault.`);
  const { report } = await inspectFiles(node.files, NOW);
  const [finding] = report.findings.filter(isLoud);
  const line = finding && loggedLine(finding, report, NOW);
  if (line === undefined) throw new Error('Nothing is logged.');

  const { folder, remove } = makeFolder();
  await writeNode(node.files, folder);
  const window = await openWindow(folder, { size: SIZE, settings, now: NOW });
  const { page } = window;
  try {
    await openProblems(page);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await dragSash(page, '.part.panel', { y: 80 });
    const film = await Film.begin(page, { x: 760, y: 420 });
    await openExplain(page);
    await film.show(DELAYS.problem);
    await page.locator('.quick-input-widget input').first().fill(line);
    await film.show(DELAYS.message);
    await giveLine(page);
    await page.waitForTimeout(SETTLING);
    await film.show(DELAYS.causes);
    await film.click(listed(page).first(), DELAYS.click, { left: 160 });
    await lightBulb(page).waitFor();
    await page.waitForTimeout(SETTLING);
    await film.show(DELAYS.line);
    await film.click(lightBulb(page), DELAYS.click);
    const action = page.locator('.action-widget .monaco-list-row.action').first();
    await action.waitFor();
    await page.waitForTimeout(SETTLING);
    await film.show(DELAYS.menu);
    await film.click(action, DELAYS.click, { left: 160 });
    await page.locator('.markers-panel', { hasText: 'No problems' }).waitFor();
    await page.waitForTimeout(SETTLING);
    await film.moveTo({ x: 760, y: 420 });
    await film.show(DELAYS.silent);
    return await film.end();
  } finally {
    await window.close();
    remove();
  }
}
