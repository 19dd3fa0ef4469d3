import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainText } from '../../src/core/index.ts';
import { copyTitle } from '../../src/editor/text/copyTitle.ts';
import { Draw } from '../fuzz/draw.ts';
import { tarOfNode } from '../support/archives/tarOf.ts';
import { type FaultyNode, faultyNode, GENERATED_FAULTS, standsAt } from '../support/generator/faults.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';
import { writeNode } from '../support/writeNode.ts';

/** Nodes with one fault each. */
const COUNT = 30;

/** Draws the faults and the nodes; another one draws others. */
const SEED = 43;

/** A fault that the suite looks for in the window. */
export interface ExpectedFault {
  readonly fault: string;
  /** The folder's name; the archive has the ending ".tar". */
  readonly name: string;
  /** The path of the file to change, below the node. */
  readonly path: string;
  readonly rule: string;
  /** Titles of what fixes a finding at this place; empty where no edit and no command is known. */
  readonly fixes: readonly string[];
}

/** Generated nodes with a fault, each as a folder and as an archive, and what is found of it where it is fixed. */
export async function makeFaults(parent: string): Promise<string> {
  const folder = path.join(parent, 'faults');
  mkdirSync(folder);
  const draw = new Draw(SEED, 0);
  const now = new Date();
  const expected: ExpectedFault[] = [];
  while (expected.length < COUNT) {
    const fault = draw.pick(GENERATED_FAULTS);
    const node = await faultyNode(draw.below(1000), fault, { now });
    const name = `node-${expected.length + 1}`;
    const found = node && (await foundIn(node, now));
    if (!node || !found) continue;
    expected.push({ fault: fault.id, name, ...found });
    await writeNode(node.files, path.join(folder, name));
    writeFileSync(path.join(folder, `${name}.tar`), await tarOfNode(node.files));
  }
  writeFileSync(path.join(folder, 'expected.json'), JSON.stringify(expected));
  return folder;
}

/** The gravest finding where the fault is fixed; undefined where only a related place names it. */
async function foundIn(node: FaultyNode, now: Date): Promise<Omit<ExpectedFault, 'fault' | 'name'> | undefined> {
  const { report, workspace } = await inspectFiles(node.files, now);
  const placed = report.findings.map((finding) => {
    const { at, rule } = finding;
    const before = report.files.get(at.uri)?.text?.slice(0, at.span.start) ?? '';
    return { finding, rule, path: workspace.path(at.uri), line: before.split('\n').length };
  });
  const here = placed.filter(({ finding: { severity }, rule, path: file, line }) => {
    const isLoud = severity === 'error' || severity === 'warning';
    return isLoud && standsAt({ path: file, line, rule, severity, message: '', related: [] }, node);
  });
  const first = here.find(({ finding }) => finding.severity === 'error') ?? here[0];
  if (!first || !workspace.path(first.finding.at.uri).startsWith(first.path)) return undefined;
  const same = placed.filter((one) => one.path === first.path && one.line === first.line);
  const fixes = same.flatMap(({ finding: { fixes: edits, command } }) => [
    ...edits.map(({ title }) => plainText(title)),
    ...(command === undefined ? [] : [plainText(copyTitle(command))]),
  ]);
  return { path: first.path, rule: first.rule, fixes };
}
