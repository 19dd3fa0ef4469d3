import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { openFile, runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openView } from './window/views.ts';

/** The window is loaded again, and the extension has then to start. */
const RELOAD = 90_000;

const lens = (page: Page, text: string) => page.locator('.codelens-decoration', { hasText: text });
const status = (page: Page) => page.locator('.statusbar-item', { hasText: 'Exercise' });

describe('an exercise, in a window without a folder', () => {
  let parent: Workspace;
  let window: Window;
  before(async () => {
    parent = makeFolder();
    window = await openWindow('', { settings: { 'workbench.colorTheme': process.env.THEME ?? 'Dark Modern' } });
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
    await levels.filter({ hasText: 'Level 1' }).click();
    const dialog = page.locator('.quick-input-widget', { hasText: 'Folder for the Exercise' });
    await dialog.locator('input').first().fill(`${parent.folder}/`);
    await dialog.getByText('Create Exercise Here').click();
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
    await lens(page, 'Show Answer').first().getByText('Show Answer').click();
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
