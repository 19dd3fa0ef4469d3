import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { fillSettled } from './window/fillSettled.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { goTo, openFile, runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openView } from './window/views.ts';

/** The window is loaded again, and the extension has then to start. */
const RELOAD = 90_000;

const lens = (page: Page, text: string) => page.locator('.codelens-decoration', { hasText: text });
const status = (page: Page) => page.locator('.statusbar-item', { hasText: 'Exercise' });

/** Types into the list that is open, or opens next, and takes the row that shows the label. */
async function pick(page: Page, text: string, label: string): Promise<void> {
  await page.locator('.quick-input-widget input').first().fill(text);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
  await page.keyboard.press('Enter');
}

describe('an exercise by keyboard alone, in a window without a folder', () => {
  let parent: Workspace;
  let window: Window;
  before(async () => {
    parent = makeFolder();
    window = await openWindow('');
  });
  after(async () => {
    await window?.close();
    parent?.remove();
  });

  it('is written where the person says, and opens with its task', async () => {
    const { page } = window;
    await openView(page, 'Kubernetes PKI');
    await runCommand(page, 'Kubernetes PKI: Open Exercise…');
    const levels = page.locator('.quick-input-list .monaco-list-row');
    await levels.filter({ hasText: 'Level 3' }).waitFor();
    await screenshot(page, 'exercise-levels');
    await pick(page, 'Level 1', 'Level 1');
    const dialog = page.locator('.quick-input-widget', { hasText: 'Folder for the Exercise' });
    await fillSettled(dialog.locator('input').first(), `${parent.folder}/`);
    await page.keyboard.press('Enter');
    await page.locator('.tabs-container .tab.active', { hasText: 'TASK.md' }).waitFor({ timeout: RELOAD });
    await lens(page, '0 of 5 fixed').waitFor({ timeout: RELOAD });
    await screenshot(page, 'exercise-task');
    assert.ok(existsSync(path.join(parent.folder, 'kubernetes-pki-exercise-1/TASK.md')));
  });

  it('hides what is wrong in the views and in the status bar', async () => {
    const { page } = window;
    await openView(page, 'Kubernetes PKI');
    await page.locator('.welcome-view', { hasText: 'This folder is an exercise' }).waitFor();
    assert.match((await status(page).textContent()) ?? '', /0 of 5 fixed/);
    await screenshot(page, 'exercise-views');
  });

  it('notices a fix on disk', async () => {
    const { page } = window;
    const file = path.join(
      parent.folder,
      'kubernetes-pki-exercise-1/control-plane/etc/kubernetes/controller-manager.conf',
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace(':6444', ':6443'));
    await lens(page, '1 of 5 fixed').waitFor();
    assert.match((await status(page).textContent()) ?? '', /1 of 5 fixed/);
  });

  it('shows the answer that is asked for, at its line', async () => {
    const { page } = window;
    // The keyboard reaches a lens by VS Code's own command, from its line.
    const line = readFileSync(path.join(parent.folder, 'kubernetes-pki-exercise-1/TASK.md'), 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('## '));
    await openFile(page, 'TASK.md');
    await goTo(page, line + 1);
    await page.keyboard.press('F1');
    await pick(page, '>Show CodeLens Commands for Current Line', 'Show CodeLens Commands');
    await pick(page, 'Show Answer', 'Show Answer');
    await lens(page, 'manifests/flag-file-missing').waitFor();
    await screenshot(page, 'exercise-answer');
    await openFile(page, 'control-plane/etc/kubernetes/manifests/etcd.yaml');
    await page.locator('.squiggly-error').first().waitFor();
  });

  it('shows all answers', async () => {
    const { page } = window;
    await runCommand(page, 'Kubernetes PKI: Show All Answers');
    await page.locator('.welcome-view', { hasText: 'This folder is an exercise' }).waitFor({ state: 'hidden' });
    await page.locator('.pane', { hasText: 'Connections' }).locator('.monaco-list-row').first().waitFor();
    await screenshot(page, 'exercise-answers');
  });
});
