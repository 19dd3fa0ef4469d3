import type { SkippedFile } from '../../model/report.ts';
import { splitEmbedded } from '../../model/source/embeddedUri.ts';
import { phrase, type Text } from '../../model/text/text.ts';

const REASONS: Readonly<Record<SkippedFile['reason'], Text>> = {
  'too-large': phrase('larger than 5 MiB'),
  unreadable: phrase('cannot be read'),
  'too-deep': phrase('nested too deeply'),
  special: phrase('not a regular file'),
  name: phrase('file name is not UTF-8'),
  'missing-target': phrase('a link to a target that is outside the folder or missing'),
  link: phrase('a link, which is not followed'),
  'too-many-nodes': phrase('not checked: too many nodes for the size of their files'),
  'too-many-nodes-in-file': phrase('not all nodes in it checked: too many for the size of the files'),
  'too-many-connections': phrase('not all connections checked: too many for the size of the files'),
  template: phrase('a template; only its fixed parts were read'),
  archive: phrase('an archive inside the folder; to inspect it, open the archive itself'),
  encrypted: phrase('encrypted'),
  outside: phrase('its name leads out of the archive'),
  'expands-too-far': phrase('the archive is too large, or expands to too much'),
  'too-many-entries': phrase('the archive has too many entries'),
  damaged: phrase('a damaged archive'),
  'not-an-archive': phrase('not a .tar, .tar.gz, .tar.xz or .zip archive'),
  unsupported: phrase('compression format not supported'),
};

/** The same of a file that a document writes. */
const WITHIN: Readonly<Partial<Record<SkippedFile['reason'], Text>>> = {
  'expands-too-far': phrase('the document contains too much compressed data'),
  damaged: phrase('the content cannot be decoded'),
};

/** Why a file was not read, and of a link where it leads. */
export function skippedText({ uri, reason, target }: SkippedFile): Text {
  if (splitEmbedded(uri)) return WITHIN[reason] ?? REASONS[reason];
  return target === undefined
    ? REASONS[reason]
    : phrase('a link to {target}, outside the folder or missing', { target });
}

/** The remedy that makes such a file readable; undefined if there is none. */
export function skippedRemedy(reason: SkippedFile['reason']): Text | undefined {
  switch (reason) {
    case 'archive':
      return phrase('Inspect the archive itself: right-click it and select "Inspect Archive…".');
    case 'unreadable':
      return phrase('Copy the files as root, or give this user permission to read them.');
    case 'missing-target':
    case 'link':
      return phrase('Copy the files with what their links lead to.');
    case 'too-large':
    case 'expands-too-far':
    case 'too-many-entries':
      return phrase('Copy only the files of the PKI, without logs and data.');
    case 'too-many-nodes':
    case 'too-many-nodes-in-file':
    case 'too-many-connections':
      return phrase('Open fewer nodes at a time.');
    case 'encrypted':
      return phrase('Decrypt it first.');
    default:
      return undefined;
  }
}
