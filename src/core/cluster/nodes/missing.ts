import type { FileReference, LackingObject, UnknownReason } from '../../model/resolution.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** Whether what a path names is missing on the node. This is the only way to ask: a path may lead where nothing was copied. */
export function isMissing({ path, resolution }: FileReference): Answer {
  if (resolution.kind === 'missing') return YES;
  return resolution.kind === 'unknown' ? { is: 'unknown', because: unknownText(resolution.reason, path) } : NO;
}

/** The mounted object that lacks the key of the path; undefined if anything else is missing. */
export function lackingObject({ resolution }: FileReference): LackingObject | undefined {
  return resolution.kind === 'missing' ? resolution.lacking : undefined;
}

/** Why it is not known what a path leads to. */
export function unknownText(reason: UnknownReason, path: string): Text {
  switch (reason) {
    case 'outside-root':
      return phrase('{path} is not in the scanned files', { path });
    case 'unreadable':
      return phrase('{path} cannot be read', { path });
    case 'special':
      return phrase('{path} is not a regular file', { path });
    case 'too-large':
      return phrase('{path} is too large to read', { path });
    case 'not-on-host':
      return phrase('{path} is on a volume of the container, not on the node', { path });
    case 'in-image':
      return phrase('{path} is inside the container image', { path });
    case 'relative':
      return phrase('{path} depends on the working directory', { path });
    case 'templated':
      return phrase('{path} is filled in from a template', { path });
    case 'excluded':
      return phrase('{path} is excluded in the settings', { path });
    case 'emptied':
      return phrase('{path} is empty here, like every PKI file', { path });
    case 'ambiguous':
      return phrase('{path} matches several files here', { path });
    case 'no-keys-in-copy':
      return phrase('{path} was not copied: the scanned files contain no private keys', { path });
  }
}

/** The evidence about an absent file: it is absent, it is not, or the reason why neither is known. */
export type Answer =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'unknown'; readonly because: Text };

export const YES: Answer = { is: 'yes' };

export const NO: Answer = { is: 'no' };
