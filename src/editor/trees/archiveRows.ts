import { phrase, type Report, untrusted } from '../../core/index.ts';
import { archivesAtTop } from '../inspection/archivesAtTop.ts';
import { fileName } from '../text/fileName.ts';
import type { TreeNode } from './nodes/treeNode.ts';

/** A row for each archive directly in a folder of the window. A click inspects it. */
export function archiveRows(report: Report): readonly TreeNode[] {
  return archivesAtTop(report).map((uri) => ({
    id: uri.toString(),
    label: phrase('Inspect {name}', { name: untrusted(fileName(uri.path)) }),
    status: 'none',
    icon: 'file-zip',
    inspects: uri.toString(),
    children: [],
  }));
}
