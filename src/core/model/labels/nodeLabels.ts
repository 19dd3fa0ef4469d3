import type { NodeView } from '../node.ts';
import { plainText } from '../text/plainText.ts';
import { phrase, type Text } from '../text/text.ts';
import { untrusted } from '../text/untrusted.ts';

/** The label of the files of a folder that belong to no node, where a node has the folder's label already. */
export function otherFilesLabel(taken: string): string {
  return plainText(otherFilesTitle(taken));
}

/** The label of a node in the reader's language. */
export function nodeTitle({ label, labelTaken }: Pick<NodeView, 'label' | 'labelTaken'>): Text {
  return labelTaken === undefined ? untrusted(label) : otherFilesTitle(labelTaken);
}

function otherFilesTitle(taken: string): Text {
  return phrase('{node} (other files)', { node: untrusted(taken) });
}
