import { openedViews } from '../../cluster/nodes/flags.ts';
import { isMissing, lackingObject } from '../../cluster/nodes/missing.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { absentError } from '../../connections/handshake/absentError.ts';
import { opened } from '../../connections/handshake/configurationFiles.ts';
import { type CreatedFile, createdFile, lackingKeyError } from '../../connections/handshake/startFailure.ts';
import { append } from '../../model/collections/lookup.ts';
import type { ComponentView, FlagView, NodeView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { aboutPlaces, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { reissueCommand } from '../sequences/reissue.ts';

import { nearestFile, usualFile } from './nearestFile.ts';

interface Missing {
  readonly component: ComponentView;
  readonly view: FlagView;
  readonly reference: FileReference;
  readonly nearest?: string | undefined;
}

/** Components read their files when they start, and stop without them. */
export const flagFileMissing = defineRule(MANIFESTS['flag-file-missing'], {
  *check(node) {
    for (const [first, ...others] of missingFiles(node)) {
      if (!first) continue;
      const { component, view, reference, nearest } = first;
      const { at } = reference;
      const lacking = lackingObject(reference);
      const isSigner = view.spec?.role === 'signerKey';
      const created = createdFile(component, reference, view.spec);
      yield {
        message:
          component.name === 'kube-vip'
            ? 'volume'
            : lacking?.isListed
              ? 'key'
              : nearest
                ? 'nearest'
                : isSigner
                  ? 'signer'
                  : created
                    ? 'emptied'
                    : 'missing',
        data: {
          path: reference.path,
          component: component.name,
          nearest: nearest ?? '',
          error: lacking?.isListed ? lackingKeyError(lacking) : errorOf(first, created),
          object: lacking ? phrase('{kind} "{name}"', { kind: lacking.kind, name: lacking.name }) : '',
          key: lacking?.key ?? '',
        },
        at,
        about: aboutPlaces(
          at,
          others.map((other) => other.reference.at),
        ),
        related: relatedTo(at, [
          created && relatedPlace(created.at, phrase('The volume type')),
          lacking && relatedPlace(lacking.at, phrase('The object without the key {key}', { key: lacking.key })),
          ...others.map((other) =>
            relatedPlace(
              other.reference.at,
              phrase('{name} {spelling} also names this file', {
                name: other.component.name,
                spelling: other.view.flag.spelling,
              }),
            ),
          ),
        ]),
        command: nearest ? undefined : reissueCommand(node, reference.resolution.hostPath),
        fixes: nearest
          ? fixOf(phrase('Change {spelling} to {nearest}', { spelling: view.flag.spelling, nearest }), [
              writeValue(fileOfUri(node, at.uri)?.file, at, nearest),
            ])
          : [],
      };
    }
  },
});

function errorOf({ component, view, reference, nearest }: Missing, created: CreatedFile | undefined): Text {
  const isEmptied = created && nearest === undefined;
  const error = isEmptied ? created.error : (absentError(component.name, view) ?? opened(reference.path));
  return error === undefined ? phrase('the file is empty') : phrase('`{error}`', { error });
}

/** Grouped by file: one that is gone is one cause, however many flags name it. */
function missingFiles(node: NodeView): readonly (readonly Missing[])[] {
  const byPath = new Map<string, Missing[]>();
  for (const component of node.components) {
    for (const view of openedViews(component)) {
      const { reference, spec } = view;
      if (!reference || isMissing(reference).is !== 'yes' || !spec) continue;
      // The kubelet writes its kubeconfig itself, and the bootstrap one is gone once it has: other rules report those.
      if (component.name === 'kubelet' && spec.role === 'kubeconfig') continue;
      const { hostPath = reference.path } = reference.resolution;
      const nearest = lackingObject(reference)
        ? undefined
        : (nearestFile(node, component, hostPath, spec) ?? usualFile(node, component, hostPath, view));
      const missing = { component, view, reference, nearest };
      append(byPath, hostPath, missing);
    }
  }
  return [...byPath.values()];
}
