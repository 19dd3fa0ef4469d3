import type { Page } from 'playwright-core';
import { drawDesign, NOW } from '../../support/generator/design.ts';
import type { GeneratedFault } from '../../support/generator/faults/fault.ts';
import { faultyNode } from '../../support/generator/faults.ts';
import { addressIn } from '../../support/ipAddress.ts';
import { loggedLine } from '../../support/logs/loggedLine.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { isLoud } from '../../support/repair.ts';
import { filesBelow, runCommands } from '../../support/sequences/runSequence.ts';
import { writeNode } from '../../support/writeNode.ts';
import { makeFolder } from '../../vscode/makeWorkspace.ts';
import { fixByMessage, fixByProblem, type Path } from './messageToFix.ts';
import { openFolder, type Window } from './openWindow.ts';
import { runCommand } from './palette.ts';

/** A fault that was fixed in a window. */
export interface FixedFault extends Path {
  readonly layout: string;
  /** The logged line; absent if nothing is logged. */
  readonly line?: string;
  readonly kind: 'edit' | 'commands';
  /** From the command that explains the message to the moment at which the window shows no problem any more. */
  readonly seconds: number;
  /** The findings of a new inspection of the folder; empty if all is well. */
  readonly left: readonly string[];
}

/** Some of each kind of node: by kubeadm, by hand with units, in pods and by minikube. */
const SEEDS = [3, 0, 14, 7, 6, 4, 8, 1];

/** How long problems may take to be read again. Milliseconds. */
const PATIENCE = 60_000;

/**
 * Opens a new folder with a node that has the fault, and fixes it as a person does who has only a line of a log. The window must have
 * the generator's clock. The seeds are tried from the given one on; undefined if none of the nodes has a place for the fault.
 */
export async function fixedFault(window: Window, fault: GeneratedFault, start = 0): Promise<FixedFault | undefined> {
  for (const at of SEEDS.keys()) {
    const seed = SEEDS[(start + at) % SEEDS.length] ?? 0;
    const node = await faultyNode(seed, fault);
    if (node) return fixedNode(window, node.files, seed);
  }
  return undefined;
}

async function fixedNode(window: Window, files: NodeFiles, seed: number): Promise<FixedFault> {
  const { page } = window;
  const { report } = await inspectFiles(files, NOW);
  const findings = report.findings.filter(isLoud);
  const [finding] = findings;
  if (finding === undefined) throw new Error(`Nothing is reported for seed ${seed}.`);
  if (finding.fixes.length === 0 && finding.command === undefined) throw new Error(`${finding.rule} has no fix.`);
  const { nodeName, address, serviceSubnet, layout } = drawDesign(seed);
  const line = loggedLine(finding, report, NOW);
  const isEdit = finding.fixes.length > 0;

  const { folder, remove } = makeFolder();
  try {
    await writeNode(files, folder);
    await openFolder(window, folder);
    await problems(page, findings.length);
    await copy(page, line ?? '');
    const began = performance.now();
    const way = line === undefined ? await fixByProblem(page) : await fixByMessage(page, line);
    if (!isEdit) {
      const options = { now: NOW, nodeName, address, serviceAddress: addressIn(serviceSubnet, 1) };
      runCommands(folder, await copied(page, line ?? ''), options);
    }
    await problems(page, 0);
    const seconds = (performance.now() - began) / 1000;
    if (isEdit) await save(page);
    const left = (await inspectFiles(filesBelow(folder), NOW)).report.findings.filter(isLoud);
    return {
      ...way,
      layout: layout.name,
      ...(line !== undefined && { line }),
      kind: isEdit ? 'edit' : 'commands',
      seconds,
      left: left.map(({ rule }) => rule),
    };
  } finally {
    remove();
  }
}

/** Waits until the status bar counts as many errors and warnings. */
async function problems(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const label = document.getElementById('status.problems')?.getAttribute('aria-label') ?? '';
      const counts = [...label.matchAll(/(?:Errors|Warnings): (\d+)/g)].map(([, digits]) => Number(digits));
      return label !== '' && counts.reduce((sum, one) => sum + one, 0) === wanted;
    },
    count,
    { timeout: PATIENCE },
  );
}

/** Writes what is edited to the disk. */
async function save(page: Page): Promise<void> {
  await runCommand(page, 'File: Save All');
  await page.locator('.tab.dirty').waitFor({ state: 'detached' });
}

function copy(page: Page, text: string): Promise<void> {
  return page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

/** The clipboard once it is no longer the text before. */
async function copied(page: Page, before: string): Promise<string> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text !== before && text !== '') return text;
    if (performance.now() > end) throw new Error('Nothing was copied.');
    await page.waitForTimeout(20);
  }
}
