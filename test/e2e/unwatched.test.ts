import { renameSync } from 'node:fs';
import path from 'node:path';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { tryAgain } from './window/tryAgain.ts';
import { openView, treeRow } from './window/views.ts';

const VIEW = 'Kubeconfigs';

describe('changes without an event of the watcher', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    window = await openWindow(workspace.folder, { settings: { 'files.watcherExclude': { '**': true } } });
    await openView(window.page, 'Kubernetes PKI');
    await treeRow(window.page, VIEW, 'scheduler.conf').waitFor();
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  const inFolder = (name: string) => path.join(workspace.folder, 'etc/kubernetes', name);
  const row = (label: string) => treeRow(window.page, VIEW, label);

  /** As if another program had the focus meanwhile: a browser without a window always says that it has it. */
  async function away(work: () => void): Promise<void> {
    await window.page.evaluate(() => {
      globalThis.dispatchEvent(new Event('focus'));
      document.hasFocus = () => false;
      globalThis.dispatchEvent(new Event('blur'));
    });
    work();
    await window.page.waitForTimeout(1000);
    await row('scheduler.conf').waitFor();
    await window.page.evaluate(() => {
      document.hasFocus = () => true;
      globalThis.dispatchEvent(new Event('focus'));
    });
  }

  it('are seen when the window gets the focus again', async () => {
    await away(() => renameSync(inFolder('scheduler.conf'), inFolder('kept.txt')));
    await row('scheduler.conf').waitFor({ state: 'detached' });
    await row('admin.conf').waitFor();
  });

  it('are seen when a command in a terminal has ended', async () => {
    const { page } = window;
    await runCommand(page, 'Terminal: Create New Terminal');
    await page.locator('.terminal.xterm').waitFor();
    await page.keyboard.type('mv etc/kubernetes/kept.txt etc/kubernetes/scheduler.conf');
    await page.keyboard.press('Enter');
    // A command that is typed before the shell has started well is not reported, but the next one is.
    await tryAgain(page, async (timeout) => {
      await page.keyboard.type('true');
      await page.keyboard.press('Enter');
      await row('scheduler.conf').waitFor({ timeout });
    });
  });
});
