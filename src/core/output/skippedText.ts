import type { SkippedFile } from '../model/report.ts';
import { visibleText } from '../text/visibleText.ts';

const REASONS: Readonly<Record<SkippedFile['reason'], string>> = {
  'too-large': 'larger than 5 MiB',
  unreadable: 'may not be read',
  'too-deep': 'lies too deep',
  special: 'not a regular file',
  name: 'its name is not UTF-8',
  'missing-target': 'a link to what is outside the folder or missing',
  link: 'a link, which is not followed here',
};

/** Why a file was not read, and of a link where it leads. */
export function skippedText({ reason, target }: SkippedFile): string {
  return target === undefined ? REASONS[reason] : `a link to ${visibleText(target)}, outside the folder or missing`;
}
