import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipped, tarOfNode } from '../support/archives/tarOf.ts';
import { buildSample } from '../support/sample.ts';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { MENU_DELAY } from './window/menuDelay.ts';
import { allowClipboard, openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { reloadWindow } from './window/reloadWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';
import { openView, treeRow } from './window/views.ts';

for (const host of ['node', 'web'] as const) {
  describe(`an archive in a window, in the ${host} host`, () => {
    let workspace: Workspace;
    let window: Window;

    before(async () => {
      workspace = makeFolder();
      const tar = await tarOfNode(await buildSample());
      writeFileSync(path.join(workspace.folder, 'node-1.tar.gz'), gzipped(tar));
      window = await openWindow(workspace.folder, { host });
    });

    after(async () => {
      await window?.close();
      workspace?.remove();
    });

    it('is offered by the view, and where it is opened like a file', async () => {
      const { page } = window;
      await openView(page, 'Kubernetes PKI');
      await treeRow(page, 'Certificates', 'Inspect node-1.tar.gz').waitFor();
      await page.locator('.message', { hasText: 'Archives are inspected without unpacking' }).waitFor();
      const others = page.locator('.welcome-view', { hasText: 'Shown once the archive is inspected.' });
      await others.nth(2).waitFor();
      await screenshot(page, `archive-offered-${host}`);
      await openView(page, 'Explorer');
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'node-1.tar.gz' }).dblclick();
      await runCommand(page, 'Notifications: Show Notifications');
      await page.locator('.notifications-center .monaco-button', { hasText: 'Inspect node-1.tar.gz' }).waitFor();
      await screenshot(page, `archive-opened-${host}`);
      await runCommand(page, 'Notifications: Clear All Notifications');
      await runCommand(page, 'View: Close All Editors');
    });

    it('is inspected by its row', async () => {
      const { page } = window;
      await openView(page, 'Kubernetes PKI');
      await treeRow(page, 'Certificates', 'Inspect node-1.tar.gz').click();
      await treeRow(page, 'Certificates', 'etcd-ca').waitFor();
      assert.equal(await treeRow(page, 'Certificates', 'Inspect node-1.tar.gz').count(), 0);
      await runCommand(page, 'Close Archive');
      await treeRow(page, 'Certificates', 'Inspect node-1.tar.gz').waitFor();
    });

    it("is inspected from the Explorer's menu, without a word of the window's folders", async () => {
      const { page } = window;
      await tryAgain(page, async (timeout) => {
        await openView(page, 'Explorer');
        const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'node-1.tar.gz' });
        await file.click({ button: 'right', timeout });
        await page.waitForTimeout(MENU_DELAY);
        await page.locator('.monaco-menu .action-item', { hasText: 'Inspect Archive…' }).click({ timeout });
        await treeRow(page, 'Certificates', 'etcd-ca').waitFor({ timeout });
      });
      await screenshot(page, `archive-trees-${host}`);
      await openView(page, 'Explorer');
      assert.equal(await page.locator('.explorer-folders-view .monaco-list-row').count(), 1);
    });

    it('opens a member at its finding, with its hover', async () => {
      const { page } = window;
      await openView(page, 'Kubernetes PKI');
      await openMember(window);
      await runCommand(page, 'Show or Focus Hover');
      const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
      await hover.filter({ hasText: 'etcd' }).waitFor();
      await screenshot(page, `archive-hover-${host}`);
      assert.match((await hover.allInnerTexts())[0] ?? '', /--etcd-cafile/);
    });

    it('lists the fix first for its key, although the editor is read-only, and copies it', async () => {
      const { page } = window;
      await allowClipboard(window);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.first().filter({ hasText: 'Copy as Diff: Change --etcd-cafile' }).waitFor();
      await screenshot(page, `archive-fixes-${host}`);
      await page.keyboard.press('Enter');
      await runCommand(page, 'Notifications: Show Notifications');
      const notice = page.locator('.notifications-center', {
        hasText: '/etc/kubernetes/manifests/kube-apiserver.yaml',
      });
      await notice.waitFor();
      await screenshot(page, `archive-fix-copied-${host}`);
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^--- a\/etc\/kubernetes\/manifests/);
      await runCommand(page, 'Notifications: Clear All Notifications');
    });

    it('is there again when the window is loaded again', async () => {
      const { page } = window;
      await reloadWindow(page);
      await page.locator('.tabs-container .tab.active', { hasText: 'kube-apiserver.yaml' }).waitFor();
      await page.locator('.editor-group-container.active .view-line', { hasText: 'apiVersion' }).first().waitFor();
      await openView(page, 'Kubernetes PKI');
      await treeRow(page, 'Certificates', 'etcd-ca').waitFor();
      await screenshot(page, `archive-reloaded-${host}`);
    });
  });
}

/** Opens the manifest of the API server at the flag that leads astray. */
async function openMember({ page }: Window): Promise<void> {
  await treeRow(page, 'Components', 'kube-apiserver').locator('.monaco-tl-twistie').click();
  const flag = treeRow(page, 'Components', '--etcd-cafile');
  await flag.waitFor();
  await flag.click();
  await page.locator('.tabs-container .tab.active', { hasText: 'kube-apiserver.yaml' }).waitFor();
  await page.locator('.editor-group-container.active .line-numbers.active-line-number', { hasText: '21' }).waitFor();
  await runCommand(page, 'Focus Active Editor Group');
}
