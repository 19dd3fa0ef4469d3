import { allPlaces, type Place } from '../../audit/places.ts';
import { reportsOf, shownBy } from '../../audit/shown.ts';
import { SURFACES } from '../../audit/surfaces.ts';
import { secretForms } from '../../audit/trials.ts';
import { throwContained } from '../check/contained.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import type { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { mutateText } from '../mutate/text.ts';
import { placesIn } from './examineFile.ts';

/** Stands for the key while the text around it is changed. */
const STAND_IN = 'StandInForTheKey';

/**
 * Keys and passwords in the fields of others: those of the audit, where it puts them one by one, in files that are damaged, and
 * several together.
 */
export async function misplacedKeyKind({ misplaced, now }: Corpus): Promise<Kind> {
  const { places } = await allPlaces();
  const texts = secretForms(misplaced).flatMap(({ key, form }) => key.forms.get(form) ?? []);
  return {
    name: 'misplaced key',
    weight: 7,
    make: (draw) =>
      Array.from({ length: 1 + draw.small(3) }, (_, at) => {
        const place = draw.pick(places);
        const text = filled(place, draw.pick(texts), draw);
        // A folder each, as two may lie at one path.
        return [`node-${at}/${place.path}`, new TextEncoder().encode(text)] as const;
      }),
    run: (input) => inspectAll(input, now),
  };
}

/** The file with the key in its place, whole; in two of three cases the rest of it is damaged. */
function filled({ fill }: Place, key: string, draw: Draw): string {
  const sound = fill(key);
  const around = fill(STAND_IN);
  const written = [key, JSON.stringify(key).slice(1, -1)].find(
    (one) => around.replaceAll(STAND_IN, () => one) === sound,
  );
  if (written === undefined || draw.chance(3)) return sound;
  return mutateText(around, draw).replaceAll(STAND_IN, () => written);
}

async function inspectAll(input: Input, now: Date): Promise<Outcome> {
  const { reports, log } = await reportsOf(new Map(input), now);
  throwContained(log);
  const shown = await shownBy(reports, SURFACES);
  return {
    // One for each surface, so that a failure tells which.
    texts: [...[...shown.values()].map((texts) => texts.join('\n')), log.join('\n')],
    places: reports.flatMap(({ files }) => [...files.values()].flatMap((file) => [...placesIn(file)])),
  };
}
