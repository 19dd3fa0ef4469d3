import { isAddOn } from '../../model/documents/component.ts';
import type { NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { fileViews } from './flags.ts';
import { type Answer, NO, YES } from './missing.ts';
import { fileOfUri } from './nodeFiles.ts';

/**
 * Whether a file of the node has no reader. Every caller must ask here, because a part of a component that was not read may name the file, and so may
 * a path to a folder that was not copied.
 */
export function isUnnamed(node: NodeView, uri: string): Answer {
  const references = referencesOf(node);
  if (references.some(({ resolution }) => resolution.kind === 'file' && resolution.uri === uri)) return NO;
  const folder = parentOf(uri);
  if (references.some(({ resolution }) => resolution.kind === 'directory' && resolution.uri === folder))
    return { is: 'unknown', because: phrase('the containers that see its folder') };
  const documents = node.components.flatMap(({ document }) => document ?? []);
  if (!documents.some(({ component }) => !isAddOn(component)))
    return { is: 'unknown', because: phrase('the components of the node') };
  const unread = documents.flatMap(({ unreadSources = [] }) => unreadSources.filter(({ flags }) => !flags));
  if (unread[0]) return { is: 'unknown', because: unread[0].what };
  const file = fileOfUri(node, uri);
  if (file && (file.file.documents.length > 0 || file.file.objects)) {
    return { is: 'unknown', because: phrase('the objects of the cluster') };
  }
  const name = baseName(file?.path ?? uri);
  const elsewhere = references.find(({ path, resolution }) => resolution.kind === 'unknown' && baseName(path) === name);
  return elsewhere ? { is: 'unknown', because: phrase('{path}', { path: elsewhere.path }) } : YES;
}

function referencesOf({ components, kubeconfigs, mentions = [] }: NodeView): readonly FileReference[] {
  const named = components.flatMap((component) => [
    ...fileViews(component).flatMap(({ reference }) => reference ?? []),
    ...(component.embedded ?? []),
  ]);
  const held = kubeconfigs.flatMap(({ clusters, users }) => [
    ...clusters.map(({ certificateAuthority }) => certificateAuthority),
    ...users.flatMap(({ clientCertificate, clientKey }) => [clientCertificate, clientKey]),
  ]);
  return [...named, ...held.flatMap((credentials) => credentials?.reference ?? []), ...mentions];
}
