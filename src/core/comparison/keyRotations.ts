import type { Artifact } from '../model/artifacts/artifact.ts';
import { append } from '../model/collections/lookup.ts';
import { derived } from '../model/memo/derived.ts';
import type { NodeView } from '../model/node.ts';
import type { Report } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';
import { phrase, type Text } from '../model/text/text.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { placeOf } from '../rules/engine/places.ts';
import { tokenSignerOf, verifierOf } from '../uses/sides.ts';
import type { Generation, Rotation } from './rotation.ts';

/** The keys that verify service-account tokens, of each API server that reads several: an entry for each set of keys. */
export function keyRotations({ nodes }: Report): readonly Rotation[] {
  const rotations = new Map<string, Rotation>();
  for (const { view } of nodes) {
    const rotation = keyRotationOf(view);
    if (!rotation) continue;
    const key = rotation.generations.map(({ sha256 }) => sha256).join();
    if (!rotations.has(key)) rotations.set(key, rotation);
  }
  return [...rotations.values()];
}

/** Derives what they are put together from, in slices. */
export async function prepareKeyRotations({ nodes }: Report, scheduler: Scheduler): Promise<void> {
  for (const { view } of nodes) {
    keyRotationOf(view);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** That of one API server: of many nodes an edit changes one. */
const keyRotationOf = derived((view: NodeView): Rotation | undefined => {
  const trusted = new Map<string, Location[]>();
  for (const credentials of verifierOf(view, 'tokens')?.keys ?? []) {
    for (const artifact of credentials.artifacts) append(trusted, keyOf(artifact) ?? '', placeOf(artifact));
  }
  trusted.delete('');
  const signer = tokenSignerOf(view, 'kube-apiserver')?.key.artifacts.find((artifact) => keyOf(artifact) !== undefined);
  const signing = signer && keyOf(signer);
  if (trusted.size < 2 || !signer || signing === undefined || !trusted.has(signing)) return undefined;
  const generations = [...trusted].map(
    ([sha256, trustedBy]): Generation => ({
      sha256,
      key: sha256,
      place: trustedBy[0] ?? placeOf(signer),
      trustedBy,
      signs: sha256 === signing ? [placeOf(signer)] : [],
    }),
  );
  return { generations: inOrder(generations), next: STEP };
});

/** Which key is older only its use tells: the one that signs is taken for the newest. */
function inOrder(generations: readonly Generation[]): readonly Generation[] {
  return generations.toSorted((one, other) => one.signs.length - other.signs.length);
}

/** Tokens of pods are renewed within the hour; those that were given out otherwise last longer (kubernetes.io, "Managing Service Accounts"). */
const STEP: Text = phrase(
  'The keys that no longer sign may be removed once the tokens that they signed have expired or were replaced: within a day for pods, never for Secrets of type kubernetes.io/service-account-token.',
);

/** The id of the public key that an artifact is or holds. */
function keyOf(artifact: Artifact): string | undefined {
  switch (artifact.kind) {
    case 'publicKey':
      return artifact.key.id;
    case 'certificate':
      return artifact.certificate.publicKey.id;
    case 'privateKey':
      return artifact.key.publicKey?.id;
    default:
      return undefined;
  }
}
