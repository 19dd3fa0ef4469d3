import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWindow } from '../test/e2e/window/openWindow.ts';
import { buildSample } from '../test/support/sample.ts';
import { writeNode } from '../test/support/writeNode.ts';
import { makeFolder } from '../test/vscode/makeWorkspace.ts';
import { OUTPUT, ROOT } from './paths.ts';

import { comparison } from './screenshots/comparison.ts';
import { hoverToDecode } from './screenshots/hoverToDecode.ts';
import { messageToFix } from './screenshots/messageToFix.ts';
import { animatedPng, indexedPng } from './screenshots/png.ts';
import { SCENES } from './screenshots/scenes.ts';

const FOLDER = path.join(ROOT, 'media', 'screenshots');
const SIZE = { width: 1280, height: 800 };

const SETTINGS = {
  'workbench.colorTheme': 'Dark Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
  'remote.autoForwardPorts': false,
  'editor.hover.above': false,
};

mkdirSync(FOLDER, { recursive: true });
save('message-to-fix', animatedPng(await messageToFix(SETTINGS)));

const workspace = makeFolder();
// The node is called as its folder is.
const folder = path.join(workspace.folder, 'cp-1');
await writeNode(await buildSample(), folder);
// Pictures show no key's data, not even of a key that protects nothing: it gets a separate file.
const kubernetes = path.join(folder, 'etc/kubernetes');
const kubeconfig = path.join(kubernetes, 'scheduler.conf');
const text = readFileSync(kubeconfig, 'utf8');
const key = Buffer.from(/client-key-data: (.*)/.exec(text)?.[1] ?? '', 'base64');
writeFileSync(path.join(kubernetes, 'pki/scheduler.key'), key, { mode: 0o600 });
writeFileSync(kubeconfig, text.replace(/client-key-data: .*/, 'client-key: pki/scheduler.key'));
// The scheduler sees only what its pod mounts.
const manifest = path.join(kubernetes, 'manifests/kube-scheduler.yaml');
const KEY = '/etc/kubernetes/pki/scheduler.key';
writeFileSync(
  manifest,
  readFileSync(manifest, 'utf8')
    .replace(/^( *)volumeMounts:\n/m, `$&$1- mountPath: ${KEY}\n$1  name: key\n$1  readOnly: true\n`)
    .replace(/^( *)volumes:\n/m, `$&$1- hostPath:\n$1    path: ${KEY}\n$1    type: File\n$1  name: key\n`),
);

const window = await openWindow(folder, { size: SIZE, settings: SETTINGS });
const { page } = window;
try {
  save('hover-to-decode', animatedPng(await hoverToDecode(page, folder)));
  await page.setViewportSize(SIZE);
  for (const [name, stage] of Object.entries(SCENES)) {
    const clip = await stage(page, folder);
    const options = { animations: 'disabled', caret: 'hide' } as const;
    save(name, indexedPng(await page.screenshot(clip === undefined ? options : { ...options, clip })));
  }
} catch (error) {
  await page.screenshot({ path: path.join(OUTPUT, 'screenshot-failed.png') });
  throw error;
} finally {
  await window.close();
  workspace.remove();
}
save('comparison', indexedPng(await comparison(SETTINGS)));
process.exit(0);

function save(name: string, png: Buffer): void {
  const file = path.join(FOLDER, `${name}.png`);
  writeFileSync(file, png);
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
}
