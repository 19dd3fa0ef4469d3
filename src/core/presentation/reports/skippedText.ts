import type { SkippedFile } from '../../model/report.ts';
import { phrase, type Text } from '../../model/text/text.ts';

const REASONS: Readonly<Record<SkippedFile['reason'], Text>> = {
  'too-large': phrase('larger than 5 MiB'),
  unreadable: phrase('may not be read'),
  'too-deep': phrase('nested too deep'),
  special: phrase('not a regular file'),
  name: phrase('its name is not UTF-8'),
  'missing-target': phrase('a link to what is outside the folder or missing'),
  link: phrase('a link, which is not followed here'),
};

/** Why a file was not read, and of a link where it leads. */
export function skippedText({ reason, target }: SkippedFile): Text {
  return target === undefined
    ? REASONS[reason]
    : phrase('a link to {target}, outside the folder or missing', { target });
}
