import {
  type Certificate,
  dateText,
  describeContext,
  describeRotation,
  type Generation,
  joined,
  type Location,
  nodeOf,
  type OngoingRotation,
  oldAuthorityText,
  phrase,
  type Report,
  reportRotations,
  rotationOfAuthority,
  SERVICE_ACCOUNT_KEYS,
  type Text,
  untrusted,
} from '../../../core/index.ts';
import { withLazyChildren } from '../nodes/lazyChildren.ts';
import type { TreeNode } from '../nodes/treeNode.ts';

/** The input for the rows of rotations. */
export interface RotationView {
  /** The rotation of which a CA is one generation. */
  readonly of: (certificate: Certificate) => OngoingRotation | undefined;
  /** A file's path in its workspace folder, whichever node it belongs to. */
  readonly pathOf: (uri: string) => string;
}

export function rotationView(report: Report): RotationView {
  return {
    of: (certificate) => rotationOfAuthority(report, certificate),
    pathOf: (uri) => {
      const node = nodeOf(report, uri);
      return node ? describeContext(node, report.now, { warningDays: 0, caWarningDays: 0 }).pathOf(uri) : uri;
    },
  };
}

/** The keys of service accounts of which API servers read several: a row for each set, none if they read one. */
export function keyRotationRows(report: Report): readonly TreeNode[] {
  const view = rotationView(report);
  return reportRotations(report)
    .filter(({ name }) => name === undefined)
    .map((rotation, at) => ({ ...rotationNode(rotation, `keys/${at}`, view), label: SERVICE_ACCOUNT_KEYS }));
}

/** A rotation: the next safe step, then each generation with the files that trust it and what it signs. */
export function rotationNode(rotation: OngoingRotation, path: string, view: RotationView): TreeNode {
  const { name, generations, next } = rotation;
  const id = `${path}/rotation`;
  const about = () => describeRotation(rotation);
  const step: TreeNode = {
    id: `${id}/next`,
    label: phrase('Next step'),
    description: next,
    status: 'none',
    icon: 'arrow-right',
    about,
    children: [],
  };
  const row = {
    id,
    label: phrase('Rotation'),
    description:
      name === undefined
        ? phrase('{count} keys', { count: generations.length })
        : phrase('The old CA {textState}', { textState: oldAuthorityText(rotation) }),
    status: 'none',
    icon: 'sync',
    about,
    expanded: false,
    // Each of its files has a row that is meant rather.
    holds: () => false,
  } as const;
  return withLazyChildren(row, () => [
    step,
    ...generations.map((one) => generationNode(one, rotation, `${id}/${one.key}`, view)),
  ]);
}

function generationNode(one: Generation, rotation: OngoingRotation, id: string, view: RotationView): TreeNode {
  const { notAfter, place, trustedBy, signs } = one;
  const isAuthority = rotation.name !== undefined;
  const files = new Set(trustedBy.map(({ uri }) => uri));
  const signing = signingText(signs.length, isAuthority);
  const row = {
    id,
    label: generationName(one === rotation.generations.at(-1), isAuthority),
    description: joined(
      [
        ...(notAfter === undefined ? [] : [phrase('until {date}', { date: dateText(notAfter) })]),
        phrase('trusted by {count}', { count: files.size }),
        signing,
      ],
      ' · ',
    ),
    status: 'none',
    icon: isAuthority ? 'shield' : 'key',
    target: place,
    expanded: false,
  } as const;
  return withLazyChildren(row, () => {
    const others = rotation.generations.filter((other) => other !== one).flatMap((other) => other.trustedBy);
    const shared = new Set(others.map(({ uri }) => uri));
    const firstIn = new Map(trustedBy.toReversed().map((found) => [found.uri, found]));
    return [
      ...[...files].map((uri) => {
        const text = shared.has(uri) ? phrase('trusts both') : phrase('trusts only this one');
        return fileRow(`${id}/trusts`, uri, firstIn.get(uri), text, view);
      }),
      ...signs.map((found) => {
        const text = isAuthority ? phrase('signed by it') : signing;
        return fileRow(`${id}/signs/${found.span.start}`, found.uri, found, text, view);
      }),
    ];
  });
}

function signingText(count: number, isAuthority: boolean): Text {
  if (isAuthority) return phrase('signed {count}', { count });
  return count > 0 ? phrase('signs tokens') : phrase('signs no tokens');
}

function generationName(isNewest: boolean, isAuthority: boolean): Text {
  if (isAuthority) return isNewest ? phrase('New CA') : phrase('Old CA');
  return isNewest ? phrase('New key') : phrase('Old key');
}

function fileRow(
  id: string,
  uri: string,
  target: Location | undefined,
  description: Text,
  { pathOf }: RotationView,
): TreeNode {
  return {
    id: `${id}/${uri}`,
    label: untrusted(pathOf(uri)),
    description,
    status: 'none',
    icon: 'file',
    target,
    children: [],
  };
}
