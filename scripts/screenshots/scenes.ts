import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { hoverText } from '../../test/e2e/window/hoverText.ts';
import { openFile, runCommand } from '../../test/e2e/window/palette.ts';
import { openProblems, openView, treeRow } from '../../test/e2e/window/views.ts';
import { dragSash, openAt, panelWith, SETTLING, setPane } from './stage.ts';

/** A part of a picture, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const BUNDLED = ['apiserver.crt', 'ca.crt', 'etcd/server.crt', 'etcd/ca.crt', 'front-proxy-client.crt'];
const VIEWS = ['Certificates', 'Kubeconfigs', 'Components', 'Connections'];

/** Sets the window up for one picture, from how the scene before left it. Answers the part to show, if not all. */
type Scene = (page: Page, folder: string) => Promise<Area | undefined>;

/** The pictures of the README, taken from the real window on the sample node, one after the other. */
export const SCENES: Readonly<Record<string, Scene>> = {
  overview: async (page, folder) => {
    await openProblems(page);
    await dragSash(page, '.part.panel', { y: 60 });
    await openView(page, 'Kubernetes PKI');
    await dragSash(page, '.part.sidebar', { x: 130 });
    await setPane(page, 'Connections', false);
    await treeRow(page, 'Components', 'kube-apiserver').locator('.monaco-tl-twistie').click();
    await treeRow(page, 'Components', '--etcd-cafile').waitFor();
    await openAt(page, folder, MANIFEST, '--etcd-cafile=');
    return undefined;
  },
  problems: async (page, folder) => {
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await openProblems(page);
    await dragSash(page, '.part.panel', { y: -310 });
    await openAt(page, folder, MANIFEST, '--etcd-cafile=');
    return undefined;
  },
  'hover-flag': async (page, folder) => {
    await runCommand(page, 'View: Toggle Panel Visibility');
    await openAt(page, folder, MANIFEST, '--etcd-cafile=');
    await hoverText(page, '--etcd-cafile=');
    return undefined;
  },
  viewer: async (page) => {
    await page.mouse.move(2, 2);
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'etc/kubernetes/pki/apiserver.crt');
    await runCommand(page, 'Kubernetes PKI: Open Certificate Viewer');
    await panelWith(page, '#artifact .chain');
    return undefined;
  },
  'connection-graph': async (page) => {
    await page.setViewportSize({ width: 1280, height: 1100 });
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Kubernetes PKI: Show Connection Graph');
    await panelWith(page, 'svg.connections');
    return { x: 52, y: 36, width: 1224, height: 940 };
  },
  expiration: async (page) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Kubernetes PKI: Show Certificate Expiration');
    await panelWith(page, 'table.certificates tbody tr');
    await page.mouse.move(2, 2);
    return undefined;
  },
  certificates: async (page, folder) => {
    await runCommand(page, 'View: Close All Editors');
    await openView(page, 'Kubernetes PKI');
    for (const view of VIEWS) await setPane(page, view, view === 'Certificates' || view === 'Connections');
    await dragSash(page, '.part.sidebar', { x: 110 });
    await openAt(page, folder, MANIFEST, '--etcd-cafile=');
    await page.mouse.move(2, 2);
    await page.waitForTimeout(SETTLING);
    return { x: 48, y: 0, width: 540, height: 768 };
  },
  'code-lens': async (page, folder) => {
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    const texts = BUNDLED.map((name) => readFileSync(path.join(folder, 'etc/kubernetes/pki', name), 'utf8'));
    writeFileSync(path.join(folder, 'bundle.pem'), texts.join(''));
    await openFile(page, 'bundle.pem');
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(page, 'Fold All');
    await page.waitForTimeout(SETTLING);
    return { x: 52, y: 0, width: 640, height: 240 };
  },
};
