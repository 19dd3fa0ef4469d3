import * as vscode from 'vscode';
import { insideOf, splitAtArchive } from '../../archives/archiveName.ts';
import { SCHEMES } from '../manifest/ids.ts';

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
 * what may not be written in lower case in hexadecimal digits, as the authority; its path, and "!" (RFC 3986 §3.2, §6.2.2.1). The length of the
 * path is added if it leads through a folder that is called like an archive with "!".
 */
export function archiveUri(source: vscode.Uri): vscode.Uri {
  const path = insideOf(source.path);
  const length = splitAtArchive(path)?.archive === source.path ? '' : `${source.path.length}`;
  const parts = [source.scheme, hex(source.authority), hex(source.query), length];
  while (parts.at(-1) === '') parts.pop();
  return vscode.Uri.from({ scheme: SCHEMES.archive, authority: parts.join(APART), path });
}

/** Undefined for what is in no archive. */
export function archivePlace(uri: vscode.Uri): ArchivePlace | undefined {
  const [scheme = '', authority = '', query = '', length = '0'] = uri.authority.split(APART);
  const split = uri.scheme === SCHEMES.archive ? splitAtArchive(uri.path, Number(length)) : undefined;
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
