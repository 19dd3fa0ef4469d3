import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { privateKeyPem } from '../support/keyPair.ts';
import { openNode } from '../support/kubeadmNode.ts';
import { base64 } from '../support/pem.ts';
import { writeNode } from '../support/writeNode.ts';
import { focusedRow } from './window/focusedRow.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { runCommand } from './window/palette.ts';
import { screenshot } from './window/screenshot.ts';
import { openView, treeRow } from './window/views.ts';

const CA = 'etc/kubernetes/pki/ca.crt';

/** A node that trusts a new cluster CA next to the old one everywhere, and whose certificates the old one issued. */
async function writeRotation(folder: string): Promise<void> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: new Date() });
  const [old, next] = [node.certificate(CA), await node.otherAuthority('kubernetes')];
  node.setCertificate(CA, old, [next]);
  node.put('etc/kubernetes/pki/ca-new.key', privateKeyPem(next.spec.key));
  const confs = [...node.files.keys()].filter((file) => /^etc\/kubernetes\/[\w-]+\.conf$/.test(file));
  for (const conf of confs) node.setField(conf, 'certificate-authority-data', base64(old.pem + next.pem));
  await writeNode(node.files, folder);
}

describe('the rotation of a CA by keyboard alone', () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'kubernetes-pki-'));
  let window: Window;

  before(async () => {
    await writeRotation(folder);
    window = await openWindow(folder);
    await openView(window.page, 'Kubernetes PKI');
    await treeRow(window.page, 'Certificates', 'kubernetes').waitFor();
    await runCommand(window.page, 'Focus on Certificates View');
  });

  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true });
  });

  /** Presses the key until the row that has the focus is as expected. */
  async function press(key: string, expected: RegExp): Promise<string> {
    const rows: string[] = [];
    for (let presses = 0; presses < 12; presses++) {
      const row = await focusedRow(window.page);
      if (expected.test(row)) return row;
      rows.push(row);
      await window.page.keyboard.press(key);
      for (let waits = 0; waits < 50 && (await focusedRow(window.page)) === row; waits++)
        await window.page.waitForTimeout(50);
    }
    throw new Error(`No row matches ${expected}: ${rows.join(' | ')}`);
  }

  it('says what comes next, and which files trust each CA', async () => {
    const { page } = window;
    assert.match(await press('ArrowDown', /^Rotation/), /old CA/);
    await page.keyboard.press('ArrowRight');
    await treeRow(page, 'Certificates', 'Next step').waitFor();
    assert.match(await press('ArrowDown', /^Next step/), /Reissue/);
    assert.match(await press('ArrowDown', /^Old CA/), /signed/);
    assert.match(await press('ArrowDown', /^New CA/), /signed 0/);
    await page.keyboard.press('ArrowRight');
    await treeRow(page, 'Certificates', 'trusts both').waitFor();
    await press('ArrowDown', /^etc\/kubernetes\/.*trusts both/);
    await screenshot(page, 'rotation');
  });

  it('opens a file that trusts both by Enter', async () => {
    const row = await focusedRow(window.page);
    await window.page.keyboard.press('Enter');
    const name = path.basename(row.split(/[,\s]/)[0] ?? '');
    await window.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  });
});
