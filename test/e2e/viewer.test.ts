import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { makeWorkspace, type Workspace } from '../vscode/makeWorkspace.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { goTo, openFile, runCommand } from './window/palette.ts';
import { reloadWindow } from './window/reloadWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { tryAgain } from './window/tryAgain.ts';

const WAIT = 20_000;
const PKI = 'etc/kubernetes/pki';

/** The page that holds such an element, once one does. */
async function frameWith(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (count > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No page shows ${selector}.`);
}

/** Presses Tab until an element that matches has the focus. */
async function tabTo(frame: Frame, selector: string): Promise<void> {
  for (let press = 0; press < 40; press++) {
    if ((await frame.locator(`${selector}:focus`).count()) > 0) return;
    await frame.page().keyboard.press('Tab');
  }
  throw new Error(`Tab leads to no ${selector}.`);
}

const chosen = (frame: Frame, list: string) => frame.locator(`.${list} [role="tab"][aria-selected="true"]`);

describe('the certificate viewer in a window', () => {
  let workspace: Workspace;
  let window: Window;

  before(async () => {
    workspace = await makeWorkspace();
    const inFolder = (name: string) => path.join(workspace.folder, PKI, name);
    const texts = ['apiserver.crt', 'ca.crt', 'apiserver.key'].map((name) => readFileSync(inFolder(name), 'utf8'));
    writeFileSync(inFolder('bundle.pem'), texts.join(''));
    const store = ['-in', inFolder('apiserver.crt'), '-inkey', inFolder('apiserver.key'), '-passout', 'pass:secret'];
    execFileSync('openssl', ['pkcs12', '-export', ...store, '-out', path.join(workspace.folder, 'store.p12')]);
    window = await openWindow(workspace.folder);
  });

  after(async () => {
    await window?.close();
    workspace?.remove();
  });

  it('is gone through by the keyboard alone, with one stop for each list of tabs', async () => {
    const { page } = window;
    await openFile(page, `${PKI}/bundle.pem`);
    await runCommand(page, 'Kubernetes PKI: Open Certificate Viewer');
    const frame = await frameWith(page, '#artifact');
    await frame.locator('.artifacts [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await chosen(frame, 'artifacts').filter({ hasText: 'CA "kubernetes"' }).waitFor();
    assert.match((await frame.locator(':focus').textContent()) ?? '', /CA "kubernetes"/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await chosen(frame, 'views').filter({ hasText: 'Extensions' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await frame.locator('[role="tree"]').waitFor();
    assert.equal(await frame.locator('.views [tabindex="0"]').count(), 1);
  });

  it('marks the bytes of the element that is chosen in the tree', async () => {
    const { page } = window;
    const frame = await frameWith(page, '.structure-tree');
    await tabTo(frame, '[role="treeitem"]');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const item = frame.locator('[role="treeitem"]:focus');
    const spoken = (await item.getAttribute('aria-label')) ?? '';
    const [, offset, header, length] = /offset (\d+), header (\d+), length (\d+)/.exec(spoken) ?? [];
    assert.ok(offset && header && length, spoken);
    const count = async (kind: string) => {
      const texts = await frame.locator(`.bytes mark.${kind}`).allTextContents();
      return texts.join(' ').trim().split(/\s+/).length;
    };
    assert.equal(await count('head'), Number(header));
    assert.equal(await count('body'), Number(length));
    assert.equal(await item.getAttribute('aria-selected'), 'true');
    await screenshot(page, 'viewer-structure');
    // To the parent, which closes, and to its parent, which closes.
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft');
    assert.equal(await frame.locator('[role="treeitem"]:focus').getAttribute('aria-level'), '1');
    assert.equal(await frame.locator('[role="treeitem"]:focus').getAttribute('aria-expanded'), 'false');
  });

  it('goes to the place of a link by Enter', async () => {
    const { page } = window;
    const frame = await frameWith(page, '#artifact');
    await frame.locator('.views [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await frame.locator('.chain').waitFor();
    await tabTo(frame, '.links .link');
    await page.keyboard.press('Enter');
    await page.locator('.editor-group-container.active .view-line').first().waitFor();
  });

  it('shows a private key without a byte of it', async () => {
    const { page } = window;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, `${PKI}/bundle.pem`);
    await runCommand(page, 'Kubernetes PKI: Open Certificate Viewer');
    const frame = await frameWith(page, '#artifact');
    await frame.locator('.artifacts [tabindex="0"]').focus();
    await page.keyboard.press('End');
    await frame.locator('#artifact h2', { hasText: 'Private key' }).waitFor();
    assert.equal(await frame.locator('.views').count(), 0);
    const [, body = ''] = readFileSync(path.join(workspace.folder, PKI, 'apiserver.key'), 'utf8').split('\n');
    assert.ok(!(await frame.content()).includes(body.slice(0, 20)));
  });

  it('copies the text of openssl', async () => {
    const { page } = window;
    const frame = await frameWith(page, '#artifact');
    await frame.locator('.artifacts [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await frame.locator('.views [tabindex="0"]').focus();
    await page.keyboard.press('End');
    await frame.locator('pre', { hasText: '-----BEGIN CERTIFICATE-----' }).waitFor();
    await tabTo(frame, 'button.action');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: 'Copied.' }).waitFor();
  });

  it('shows what a key store holds once its password is given, and asks again the next time', async () => {
    const { page } = window;
    const open = async () => {
      await runCommand(page, 'View: Close All Editors');
      await page.keyboard.press('Control+P');
      const input = page.locator('.quick-input-widget input').first();
      await input.fill('store.p12');
      await page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: 'store.p12' }).waitFor();
      await page.keyboard.press('Enter');
      return frameWith(page, '.locked');
    };
    const frame = await open();
    await frame.locator('.locked button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget input[type="password"]').fill('secret');
    await page.keyboard.press('Enter');
    await chosen(frame, 'artifacts').filter({ hasText: 'Certificate "kube-apiserver"' }).waitFor();
    await frame.locator('.locked').waitFor({ state: 'detached' });
    await open();
  });

  it('is as it was after the window was loaded again', async () => {
    const { page } = window;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'etc/kubernetes/admin.conf');
    const text = readFileSync(path.join(workspace.folder, 'etc/kubernetes/admin.conf'), 'utf8');
    const lines = (text.split('client-certificate-data')[0] ?? '').split('\n');
    await goTo(page, lines.length, (lines.at(-1)?.length ?? 0) + 3);
    await runCommand(page, 'Kubernetes PKI: Open Certificate Viewer');
    const frame = await frameWith(page, '#artifact');
    await frame.locator('.views [tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await frame.locator('.extension').first().waitFor();
    await reloadWindow(page);
    await page.locator('.tabs-container .tab.active', { hasText: 'kubernetes-admin' }).waitFor();
    await page.locator('iframe.webview.ready').waitFor();
    const restored = await frameWith(page, '.extension');
    assert.match((await restored.locator('h2').textContent()) ?? '', /Certificate "kubernetes-admin"/);
  });

  it('compares two certificates by the palette, and hides what is the same', async () => {
    const { page } = window;
    const input = page.locator('.quick-input-widget input').first();
    await tryAgain(page, async (timeout) => {
      await runCommand(page, 'Kubernetes PKI: Compare Certificates');
      for (const name of [`${PKI}/ca.crt`, 'etcd/ca.crt']) {
        await input.fill(name, { timeout });
        const first = page.locator('.quick-input-list .monaco-list-row').first();
        await first.filter({ hasText: name }).waitFor({ timeout });
        await page.keyboard.press('Enter');
        await page.waitForTimeout(300);
      }
    });
    const frame = await frameWith(page, '.comparison');
    assert.match((await frame.locator('h1').textContent()) ?? '', /kubernetes ↔ etcd-ca/);
    assert.ok((await frame.locator('tr.same').count()) > 2);
    await screenshot(page, 'viewer-comparison');
    await frame.locator('.filter input').focus();
    await page.keyboard.press('Space');
    await frame.locator('tr.same').first().waitFor({ state: 'detached' });
    assert.equal(await frame.locator('.filter input').evaluate((box) => box === document.activeElement), true);
  });
});
