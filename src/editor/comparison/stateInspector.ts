import * as vscode from 'vscode';
import {
  createInspector,
  type InspectedFolder,
  type InspectionProgress,
  type Inspector,
  type InspectorSettings,
  type Report,
} from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import type { Archives } from '../archives/archives.ts';
import { revisionPlace } from '../git/revisionUri.ts';
import { WorkspaceFileSystem } from '../inspection/workspaceFileSystem.ts';
import { readSettings } from '../manifest/settings.ts';
import type { ComparedFolder } from './comparedFolders.ts';

/** Inspects one state of a comparison, apart from what the window shows: the next time only what changed since is read. */
export class StateInspector {
  readonly folder: ComparedFolder;
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #inspector: Inspector;
  #now = 0;

  constructor(folder: ComparedFolder, host: Host, archives: Archives, log: vscode.LogOutputChannel) {
    this.folder = folder;
    this.#fileSystem = new WorkspaceFileSystem(host, archives);
    const { cryptography, pause } = host;
    this.#inspector = createInspector({ fileSystem: this.#fileSystem, now: () => this.#now, log, cryptography, pause });
  }

  /** Undefined if the signal was aborted. `release`: as if every component were of it. What lies in the folder of the other state is left to that. */
  inspect(
    other: ComparedFolder,
    now: number,
    signal: AbortSignal,
    onProgress: (progress: InspectionProgress) => void,
    release?: InspectorSettings['release'],
  ): Promise<Report | undefined> {
    this.#now = now;
    this.#fileSystem.forgetAll();
    this.#fileSystem.renew();
    return this.#inspector.inspect({ ...settingsFor(this.folder, other), release }, { signal, onProgress });
  }
}

function settingsFor({ uri, name }: ComparedFolder, other: ComparedFolder): InspectorSettings {
  const settings = readSettings([]);
  const inner = other.uri.startsWith(`${uri}/`) ? decodeURIComponent(other.uri.slice(uri.length + 1)) : undefined;
  const place = revisionPlace(vscode.Uri.parse(uri, true));
  const onDisk = place ? place.file.toString() : uri;
  return {
    ...settings,
    folders: [{ uri, name }],
    isExcluded: (path: string, folder: InspectedFolder) => path === inner || settings.isExcluded(path, folder),
    // Elsewhere they lead to the files of another state.
    pathMappings: settings.pathMappings.flatMap((mapping) =>
      mapping.uri === onDisk || mapping.uri.startsWith(`${onDisk}/`)
        ? [{ ...mapping, uri: uri + mapping.uri.slice(onDisk.length) }]
        : [],
    ),
    fileModes: () => 'never',
  };
}
