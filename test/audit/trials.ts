import { type KeyForms, makeSecrets } from '../support/keyForms.ts';
import type { Trial } from './audit.ts';
import type { Place } from './places.ts';

/** Nodes of one workspace: each costs less than a separate workspace. */
const TOGETHER = 30;

/** The sample takes one of so many places. */
const SAMPLED = 4;

/** Secrets in all their forms, made in this run where none are given. */
export const secretForms = (secrets: readonly KeyForms[] = makeSecrets()): readonly Pick<Trial, 'key' | 'form'>[] =>
  secrets.flatMap((key) => [...key.forms.keys()].map((form) => ({ key, form })));

/** Every secret in every form in every place. */
export function allTrials(places: readonly Place[]): readonly Trial[] {
  return secretForms().flatMap((form) =>
    batches(places.filter(isFair(form))).map((batch) => ({ ...form, places: batch })),
  );
}

/** Every form, each in some of the places; the same in each run. */
export function sampleOf(places: readonly Place[]): readonly Trial[] {
  const forms = secretForms();
  const step = SAMPLED * forms.length;
  return forms.map((form, at) => ({
    ...form,
    places: places.filter((_, index) => index % step === SAMPLED * at).filter(isFair(form)),
  }));
}

/** A field for a digest accepts any 32 octets in hexadecimal or base64, a digest or a key. */
const isFair =
  ({ form }: Pick<Trial, 'form'>) =>
  ({ name }: Place): boolean =>
    (form !== 'raw scalar' && form !== 'raw scalar in base64') ||
    !/behind its format|hash|digest|checksum|fingerprint/i.test(name);

function batches(places: readonly Place[]): readonly (readonly Place[])[] {
  const count = Math.ceil(places.length / TOGETHER);
  // Neighbors are much alike, and would be merged on one node.
  return Array.from({ length: count }, (_, at) => places.filter((__, index) => index % count === at));
}
