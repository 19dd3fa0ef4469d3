import { phrase, type Text } from '../model/text/text.ts';
import type { Generation } from './rotation.ts';

/**
 * The next safe step of a CA's rotation: first everybody trusts both, then everything is issued again, then the old one goes
 * (kubernetes.io, "Manual Rotation of CA Certificates").
 */
export function nextStep(generations: readonly Generation[]): Text {
  const newest = generations.at(-1);
  const old = generations.slice(0, -1);
  const signing = old.filter(({ signs }) => signs.length > 0);
  const bundles = filesOf(generations);
  const without = (one: Generation) => {
    const having = filesOf([one]);
    return [...bundles].filter((uri) => !having.has(uri)).length;
  };
  const leaves = signing.reduce((sum, { signs }) => sum + signs.length, 0);
  const lost = signing.reduce((most, one) => Math.max(most, without(one)), 0);
  const behind = newest ? without(newest) : 0;
  if (lost > 0 && newest && newest.signs.length + leaves > 0 && behind === 0)
    return phrase(
      'Put the old CA back into each file that trusts only the new one ({files}): it still signs certificates in use ({leaves}).',
      { files: lost, leaves },
    );
  if (behind === 1)
    return phrase(
      'Add the new CA to the file that trusts only the old one, keep the old one, and restart what reads it.',
    );
  if (behind > 0)
    return phrase(
      'Add the new CA to the {files} files that trust only the old one, keep the old one, and restart what reads them.',
      { files: behind },
    );
  if (leaves === 1)
    return phrase('Reissue the certificate that is still signed by the old CA. Until then it must stay trusted.');
  if (leaves > 0)
    return phrase(
      'Reissue the {leaves} certificates that are still signed by the old CA. Until then it must stay trusted.',
      { leaves },
    );
  return phrase(
    'The old CA may be removed from each file that trusts it ({files}): nothing that was read is signed by it.',
    {
      files: filesOf(old).size,
    },
  );
}

/** The files that trust one of them. */
export function filesOf(generations: readonly Generation[]): ReadonlySet<string> {
  return new Set(generations.flatMap(({ trustedBy }) => trustedBy.map(({ uri }) => uri)));
}
