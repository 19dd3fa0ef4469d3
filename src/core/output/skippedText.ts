import type { SkippedFile } from '../model/report.ts';

const REASONS: Readonly<Record<SkippedFile['reason'], string>> = {
  'too-large': 'larger than 5 MiB',
  unreadable: 'may not be read',
  'too-deep': 'lies too deep',
  'missing-target': 'leads off the folder or nowhere',
  'linked-folder': 'a link to a folder, which is not followed',
};

/** Why a file was not read. */
export function skippedText({ reason }: SkippedFile): string {
  return REASONS[reason];
}
