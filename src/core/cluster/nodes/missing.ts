import type { FileReference, UnknownReason } from '../../model/resolution.ts';
import { phrase, type Text } from '../../model/text/text.ts';

/** Whether what a path names is missing on the node. This is the only way to ask: a path may lead where nothing was copied. */
export function isMissing({ path, resolution }: FileReference): Answer {
  if (resolution.kind === 'missing') return YES;
  return resolution.kind === 'unknown' ? { is: 'unknown', because: unknownText(resolution.reason, path) } : NO;
}

/** Why it is not known what a path leads to. */
export function unknownText(reason: UnknownReason, path: string): Text {
  switch (reason) {
    case 'outside-root':
      return phrase('{path} is not among these files', { path });
    case 'unreadable':
      return phrase('{path} may not be read', { path });
    case 'special':
      return phrase('{path} is no ordinary file', { path });
    case 'too-large':
      return phrase('{path} is too large to be read', { path });
    case 'not-on-host':
      return phrase('{path} is no file of the node: it comes from a volume of the cluster', { path });
    case 'in-image':
      return phrase('{path} lies inside the image', { path });
    case 'relative':
      return phrase('{path} depends on the working directory', { path });
    case 'templated':
      return phrase('{path} is filled in by a template', { path });
    case 'excluded':
      return phrase('{path} is excluded by settings', { path });
    case 'emptied':
      return phrase('{path} is empty here, like every file of the PKI', { path });
    case 'ambiguous':
      return phrase('{path} matches several files here', { path });
    case 'no-keys-in-copy':
      return phrase('{path} was not copied: these files hold no private key at all', { path });
  }
}

/** What files tell of an absence: that it is one, that it is none, or why neither is known. */
export type Answer =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'unknown'; readonly because: Text };

export const YES: Answer = { is: 'yes' };

export const NO: Answer = { is: 'no' };
