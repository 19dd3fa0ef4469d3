import * as vscode from 'vscode';
import type { FileKind } from '../../core/index.ts';

/** The common half of all read-only file system providers. */
export abstract class ReadOnlyFileSystem {
  /** Nothing changes but by what the provider tells by itself. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

/** Links that are followed for an editor, as many as Linux follows in one path (path_resolution(7)). */
export const MAX_LINKS = 40;

/** The type of a file as VS Code has it. */
export function fileType(kind: FileKind): vscode.FileType {
  switch (kind) {
    case 'file':
      return vscode.FileType.File;
    case 'directory':
      return vscode.FileType.Directory;
    case 'link':
      return vscode.FileType.SymbolicLink;
    case 'other':
      return vscode.FileType.Unknown;
  }
}

/** The error for a file that cannot be given. */
export function fileError(absence: 'missing' | 'unreadable', uri: vscode.Uri): vscode.FileSystemError {
  return absence === 'missing' ? vscode.FileSystemError.FileNotFound(uri) : vscode.FileSystemError.Unavailable(uri);
}
