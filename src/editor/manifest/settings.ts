import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, globMatcher, SEVERITIES, withoutTrailing } from '../../core/beforeCandidates.ts';
import type { FileModeCheck, InspectedFolder, InspectorSettings, PathMapping, Severity } from '../../core/index.ts';
import { SECTION, SETTINGS } from './ids.ts';

/** The settings as the core takes them, `beside` being inspected next to the window's folders. Values of a wrong type count as not set. */
export function readSettings(beside: readonly InspectedFolder[]): InspectorSettings {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  return {
    ...DEFAULT_SETTINGS,
    folders: [
      ...(vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({ uri: uri.toString(), name })),
      ...beside,
    ],
    isExcluded: exclusion(),
    pathMappings: pathMappings(asRecord(configuration.get(SETTINGS.pathMappings))),
    warningDays: asDays(configuration.get(SETTINGS.warningDays), DEFAULT_SETTINGS.warningDays),
    caWarningDays: asDays(configuration.get(SETTINGS.caWarningDays), DEFAULT_SETTINGS.caWarningDays),
    severities: severities(asRecord(configuration.get(SETTINGS.rules))),
    severitiesIn: severitiesIn(),
    profile: configuration.get(SETTINGS.profile) === 'cis' ? 'cis' : 'default',
    fileModes,
  };
}

/** Our own patterns and those of `files.exclude`, each folder with its own. */
function exclusion(): (path: string, folder: InspectedFolder) => boolean {
  const matchers = new Map<string, (path: string) => boolean>();
  return (path, folder) => {
    let matches = matchers.get(folder.uri);
    if (!matches) {
      matches = globMatcher(excludedPatterns(vscode.Uri.parse(folder.uri, true)));
      matchers.set(folder.uri, matches);
    }
    return matches(path);
  };
}

function excludedPatterns(folder: vscode.Uri): readonly string[] {
  const own: unknown = vscode.workspace.getConfiguration(SECTION, folder).get(SETTINGS.exclude);
  const shared = asRecord(vscode.workspace.getConfiguration('files', folder).get('exclude'));
  const patterns = Array.isArray(own) ? own.filter((pattern): pattern is string => typeof pattern === 'string') : [];
  return [...patterns, ...Object.keys(shared).filter((pattern) => shared[pattern] === true)];
}

/** Each folder has its own. */
function fileModes({ uri }: InspectedFolder): FileModeCheck {
  const folder = vscode.Uri.parse(uri, true);
  const value: unknown = vscode.workspace.getConfiguration(SECTION, folder).get(SETTINGS.checkFileModes);
  return value === 'always' || value === 'never' ? value : 'auto';
}

function pathMappings(setting: Readonly<Record<string, unknown>>): readonly PathMapping[] {
  const base = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!base) return [];
  return Object.entries(setting).flatMap(([hostPath, folder]) => {
    if (!hostPath.startsWith('/') || typeof folder !== 'string' || folder === '') return [];
    const uri = folderUri(folder, base)?.toString().replace(/\/$/, '');
    return uri === undefined ? [] : [{ hostPath: withoutTrailing(hostPath, '/'), uri }];
  });
}

/** A URI, an absolute path on the workspace's machine, or a path relative to the first folder; undefined for no path. */
function folderUri(folder: string, base: vscode.Uri): vscode.Uri | undefined {
  try {
    return parseFolder(folder, base);
  } catch {
    return undefined;
  }
}

/** Throws on what can be no URI, such as a path that begins with two slashes. */
function parseFolder(folder: string, base: vscode.Uri): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(folder)) return vscode.Uri.parse(folder);
  if (folder.startsWith('/')) return base.with({ path: folder });
  if (/^[a-z]:[\\/]/i.test(folder)) return vscode.Uri.file(folder);
  return vscode.Uri.joinPath(base, folder.replace(/^\$\{workspaceFolder\}/, '.'));
}

/** Each folder has its own; undefined if there is one folder at most, whose settings are the window's. */
function severitiesIn(): InspectorSettings['severitiesIn'] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return undefined;
  return new Map(
    folders.map(({ uri }) => {
      const configuration = vscode.workspace.getConfiguration(SECTION, uri);
      return [uri.toString(), severities(asRecord(configuration.get(SETTINGS.rules)))];
    }),
  );
}

function severities(setting: Readonly<Record<string, unknown>>): Readonly<Record<string, Severity | 'off'>> {
  const known: readonly unknown[] = [...SEVERITIES, 'off'];
  const entries = Object.entries(setting).filter((entry): entry is [string, Severity | 'off'] =>
    known.includes(entry[1]),
  );
  return Object.fromEntries(entries);
}

function asDays(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? value : otherwise;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
