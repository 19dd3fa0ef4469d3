import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInspector, DEFAULT_SETTINGS, jsonReportPieces, pathsBelow } from '../../src/core/index.ts';
import { derivedMaterial } from '../support/material/derivedMaterial.ts';
import { useMaterial } from '../support/material/material.ts';
import { FOLDER_URI } from '../support/memoryWorkspace.ts';
import type { OpenedWorkspace, SuiteWorkspace } from './workspaces.ts';

/**
 * Writes one file a workspace into an empty or new folder: what `check --format json` prints of it. Returns how many. From here on the keys
 * and certificates of the process are derived from names.
 */
export async function writeDump(folder: string, workspaces: readonly SuiteWorkspace[]): Promise<number> {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  const written = new Set<string>();
  for (const { name, open } of workspaces) {
    useMaterial(derivedMaterial());
    const opened = await open();
    if (opened === undefined) continue;
    const file = `${name.replace(/[^\w.-]+/g, '_')}.json`;
    if (written.has(file)) throw new Error(`two workspaces are written to ${file}`);
    written.add(file);
    writeFileSync(path.join(folder, file), await checkJson(opened));
  }
  return written.size;
}

/** The text that `check --format json` prints, with all severities, by the same functions. */
export async function checkJson({ workspace, now, settings }: OpenedWorkspace): Promise<string> {
  const warnings: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log });
  const folders = [{ uri: FOLDER_URI, name: 'workspace' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  if (report === undefined || warnings.length > 0)
    throw new Error(warnings.join('\n') || 'The inspection was aborted.');
  return [...jsonReportPieces(report, ['workspace'], pathsBelow(folders))].join('');
}
