import * as vscode from 'vscode';
import { insideOf, splitAtArchive } from '../../archives/archiveName.ts';
import { SCHEMES } from '../ids.ts';

/** A place in an archive: where that lies, the URI of the folder that it is, and the path in it. */
export interface ArchivePlace {
  readonly source: vscode.Uri;
  readonly root: vscode.Uri;
  readonly path: string;
}

/** Parts what says where the archive lies. Not in a scheme, nor in hexadecimal digits. */
const APART = '~';

/**
 * The folder that an archive is. Its URI says where the archive lies, so that a window that is loaded again finds it: the scheme, and
 * what may not be written in lower case in hexadecimal digits, as the authority; its path, and "!" (RFC 3986 §3.2, §6.2.2.1).
 */
export function archiveUri(source: vscode.Uri): vscode.Uri {
  const parts = [source.scheme, hex(source.authority), hex(source.query)];
  while (parts.at(-1) === '') parts.pop();
  return vscode.Uri.from({ scheme: SCHEMES.archive, authority: parts.join(APART), path: insideOf(source.path) });
}

/** Undefined for what is in no archive. */
export function archivePlace(uri: vscode.Uri): ArchivePlace | undefined {
  const split = uri.scheme === SCHEMES.archive ? splitAtArchive(uri.path) : undefined;
  const [scheme = '', authority = '', query = ''] = uri.authority.split(APART);
  if (!split || scheme === '') return undefined;
  const source = vscode.Uri.from({ scheme, authority: text(authority), query: text(query), path: split.archive });
  return { source, root: uri.with({ path: insideOf(split.archive) }), path: split.member };
}

function hex(value: string): string {
  return Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function text(digits: string): string {
  const bytes = digits.match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}
