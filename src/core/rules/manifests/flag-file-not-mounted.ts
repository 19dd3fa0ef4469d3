import { openedViews } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import type { ComponentView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { phrase } from '../../model/text/text.ts';
import { mountFolder } from '../edits/mountEdit.ts';
import { aboutPlaces, placeOfFile, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** A container sees only what is mounted into it (kubernetes.io, "Volumes", hostPath). */
export const flagFileNotMounted = defineRule(MANIFESTS['flag-file-not-mounted'], {
  *check(node) {
    for (const component of node.components) {
      for (const [first, ...others] of unmountedFiles(component)) {
        if (!first) continue;
        const { mounted, hostPath } = first.resolution;
        const onHost = fileAt(node, hostPath);
        yield {
          message: `${onHost ? 'exists' : 'notMounted'}${others.length > 0 ? 'Several' : ''}` as const,
          data: {
            path: first.path,
            component: component.name,
            mounted: mounted.length > 0 ? mounted.join(', ') : phrase('nothing'),
            count: others.length + 1,
            folder: folderOf(hostPath),
          },
          at: first.at,
          about: aboutPlaces(
            first.at,
            others.map(({ at }) => at),
          ),
          fixes: onHost && first.path === hostPath ? mountFolder(node, component, folderOf(hostPath)) : [],
          related: relatedTo(first.at, [
            onHost && relatedPlace(placeOfFile(onHost.file), phrase('The file on the host')),
            ...others.map(({ at, label }) =>
              relatedPlace(at, phrase('{textLabel} names a file in the same directory', { textLabel: label })),
            ),
          ]),
        };
      }
    }
  },
});

interface Unmounted extends FileReference {
  readonly resolution: Extract<FileReference['resolution'], { readonly kind: 'unmounted' }>;
}

/** Grouped by folder: one volume that is not there is one cause, however many flags name files below it. */
function unmountedFiles(component: ComponentView): readonly (readonly Unmounted[])[] {
  const groups: Unmounted[][] = [];
  for (const { reference, spec } of openedViews(component)) {
    if (!reference || !spec || !isUnmounted(reference)) continue;
    const group = groups.find(([first]) => first && isSameVolume(folderOf(first.path), folderOf(reference.path)));
    if (group) group.push(reference);
    else groups.push([reference]);
  }
  return groups;
}

function isUnmounted(reference: FileReference): reference is Unmounted {
  return reference.resolution.kind === 'unmounted';
}

/** Whether one folder lies in the other, or is it. */
function isSameVolume(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
