import { asText, type Finding, phrase, plainText, type RelatedPlace, type Text } from '../core/index.ts';

/** More would push what is decoded out of the hover. */
const MAX_PLACES = 3;

/** The related places as a hover has room for them: the first ones, how many more there are, and no error that is quoted already. */
export function shortRelated({ message, related }: Pick<Finding, 'message' | 'related'>): readonly RelatedPlace[] {
  const said = [plainText(message)];
  const all = related.map((place) => {
    const text = withoutRepetition(place.message, said);
    said.push(plainText(text));
    return { ...place, message: text };
  });
  const next = all[MAX_PLACES];
  const count = all.length - MAX_PLACES;
  if (next === undefined || count === 1) return all;
  return [...all.slice(0, MAX_PLACES), { ...next, message: phrase('and {count} more', { count }) }];
}

/** Of a broken connection, the connection alone where its error stands in the finding or at a place before. */
function withoutRepetition(text: Text, said: readonly string[]): Text {
  if (typeof text === 'string' || !('template' in text) || text.template !== 'Breaks {connection}: {why}') return text;
  const { connection = '', why = '' } = text.slots;
  const error = plainText(asText(why));
  return said.some((one) => one.includes(error)) ? phrase('Breaks {connection}', { connection }) : text;
}
