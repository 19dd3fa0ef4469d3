import { phrase, type Text } from '../../../core/index.ts';
import type { Status } from './treeNode.ts';

/** A status as a screen reader says it; nothing if there is nothing to judge. */
export function statusText(status: Status): readonly Text[] {
  switch (status) {
    case 'good':
      return [phrase('OK')];
    case 'failing':
      return [phrase('in order, but fails')];
    case 'warning':
      return [phrase('needs attention')];
    case 'bad':
      return [phrase('error')];
    case 'unknown':
      return [phrase('unknown')];
    case 'none':
      return [];
  }
}
