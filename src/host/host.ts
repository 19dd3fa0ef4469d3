import type { FileMode } from '../core/index.ts';

/** What a host can do beyond `vscode.workspace.fs`. `extension.ts` takes the web's, `extensionNode.ts` Node's. */
export interface Host {
  readonly kind: 'node' | 'web';
  /** Resolves when everything that waits for the thread has had its turn. Absent where only timers do that. */
  readonly pause?: () => Promise<void>;
  /** Target of a symbolic link as written, undefined for anything else. Absent where the host cannot read links. */
  readLink?(uri: HostUri): Promise<string | undefined>;
  /** Mode and owner of what the path leads to, undefined where there is none. Absent where the host cannot read modes. */
  readMode?(uri: HostUri): Promise<FileMode | undefined>;
}

/** As much of a `vscode.Uri` as a host needs. */
export interface HostUri {
  readonly scheme: string;
  readonly fsPath: string;
}
