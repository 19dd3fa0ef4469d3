import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { hoverText } from '../test/e2e/window/hoverText.ts';
import { openWindow } from '../test/e2e/window/openWindow.ts';
import { goTo, openFile, runCommand } from '../test/e2e/window/palette.ts';
import { openProblems, openView, treeRow } from '../test/e2e/window/views.ts';
import { makeWorkspace } from '../test/vscode/makeWorkspace.ts';
import { OUTPUT, ROOT } from './paths.ts';
import { indexedPng } from './screenshots/indexedPng.ts';

const FOLDER = path.join(ROOT, 'media', 'screenshots');
const SIZE = { width: 1280, height: 800 };
/** For what has no event: colours, hover effects of borders. Milliseconds. */
const SETTLING = 800;
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

const SETTINGS = {
  'workbench.colorTheme': 'Dark Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
  'remote.autoForwardPorts': false,
  // Below the line: so the key's data, in the line after the certificate's, stay out of the picture.
  'editor.hover.above': false,
};

const workspace = await makeWorkspace();

/** The pictures of the README, taken from the real window on the sample node, one after the other. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  overview: async (page) => {
    await openProblems(page);
    await dragSash(page, '.part.panel', { y: 60 });
    await openView(page, 'Kubernetes PKI');
    await dragSash(page, '.part.sidebar', { x: 60 });
    await showTree(page);
    await openAt(page, MANIFEST, '--etcd-cafile=');
  },
  problems: async (page) => {
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await openProblems(page);
    await dragSash(page, '.part.panel', { y: -310 });
    await openAt(page, MANIFEST, '--etcd-cafile=');
  },
  'hover-flag': async (page) => {
    await runCommand(page, 'View: Toggle Panel Visibility');
    await openAt(page, MANIFEST, '--etcd-cafile=');
    await hoverText(page, '--etcd-cafile=');
  },
  'hover-kubeconfig': async (page) => {
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await openAt(page, 'etc/kubernetes/scheduler.conf', 'client-certificate-data');
    await hoverText(page, 'client-certificate-data');
  },
};

async function showTree(page: Page): Promise<void> {
  await foldPane(page, 'Connections');
  await treeRow(page, 'Components', 'kube-apiserver').locator('.monaco-tl-twistie').click();
  await treeRow(page, 'Components', '--etcd-cafile').waitFor();
}

async function foldPane(page: Page, title: string): Promise<void> {
  const header = page.locator(`.pane-header.expanded[aria-label^="${title}"]`);
  if ((await header.count()) > 0) await header.click();
}

/** Puts the cursor on the first line of a file that holds the text, once colours and squiggles are drawn. */
async function openAt(page: Page, file: string, text: string): Promise<void> {
  await openFile(page, file);
  const lines = readFileSync(path.join(workspace.folder, file), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(text)) + 1;
  await goTo(page, line);
  await page.locator('.editor-group-container.active [class*="squiggly-"]').first().waitFor();
  await page.waitForTimeout(SETTLING);
}

/** Drags the near border of a part: the top of the panel by y, the right of the side bar by x. */
async function dragSash(page: Page, part: string, by: { readonly x?: number; readonly y?: number }): Promise<void> {
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

const window = await openWindow(workspace.folder, { size: SIZE, settings: SETTINGS });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, stage] of Object.entries(SCENES)) {
    await stage(window.page);
    const file = path.join(FOLDER, `${name}.png`);
    const picture = await window.page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(file, indexedPng(picture));
    console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
  }
} catch (error) {
  await window.page.screenshot({ path: path.join(OUTPUT, 'screenshot-failed.png') });
  throw error;
} finally {
  await window.close();
  workspace.remove();
}
process.exit(0);
