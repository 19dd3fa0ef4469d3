import {
  asText,
  type Finding,
  phrase,
  plainText,
  quotedTexts,
  type RelatedPlace,
  type Text,
} from '../../core/index.ts';
import { breaksText } from './breaksText.ts';

/** More would push what is decoded out of the hover. */
const MAX_PLACES = 3;

/** A message of more than these characters takes the room of places. */
const LONG = 280;

/**
 * The message and the related places of a finding as a hover has room for them: one logged text, the first of the broken connections and
 * their number, and of the places the first three.
 */
export function shortFinding({ message, related }: Pick<Finding, 'message' | 'related'>): ShortFinding {
  const short = shortMessage(message);
  const said = [plainText(short)];
  let isQuoted = quotedTexts(short).length > 0;
  const places = related.map((place) => {
    const text = withoutError(place.message, (error) => isQuoted || said.some((one) => one.includes(error)));
    said.push(plainText(text));
    isQuoted ||= quotedTexts(text).length > 0;
    return { ...place, message: text };
  });
  return { message: short, related: firstPlaces(mergedPlaces(places), (said[0] ?? '').length > LONG ? 1 : MAX_PLACES) };
}

export type ShortFinding = Pick<Finding, 'message' | 'related'>;

/** Without what another end logs if the message itself quotes an error, or if the error is shown already. */
export function shortMessage(message: Text, isShown = false): Text {
  if (!isComposed(message)) return message;
  const own = asText(message.slots.message ?? '');
  if (message.template === '{message} {outcome}') {
    const short = shortMessage(own, isShown);
    return short === own
      ? message
      : phrase('{message} {outcome}', { message: short, outcome: message.slots.outcome ?? '' });
  }
  if (message.template !== '{message} Logged: `{logged}`.') return message;
  return isShown || quotedTexts(own).length > 0 ? own : message;
}

/** The text about a broken connection without its error, if the error is known. */
function withoutError(text: Text, isKnown: (error: string) => boolean): Text {
  if (!isComposed(text)) return text;
  const { connection = '', count = '', why = '' } = text.slots;
  if (!isKnown(plainText(asText(why)))) return text;
  switch (text.template) {
    case 'Breaks {connection}: {why}':
      return phrase('Breaks {connection}', { connection });
    case 'Breaks {connection} and {count} more: {why}':
      return phrase('Breaks {connection} and {count} more', { connection, count });
    default:
      return text;
  }
}

/** The broken connections in one line, at the place of the first, each by its name once. */
function mergedPlaces(places: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const broken = places.filter((place) => brokenAt(place) > 0);
  const [first] = broken;
  if (!first || broken.length < 2) return places;
  const names = new Map<string, Text>();
  for (const { message } of broken) {
    const connection = asText(isComposed(message) ? (message.slots.connection ?? '') : '');
    names.set(plainText(connection), connection);
  }
  const further = broken.reduce((sum, place) => sum + brokenAt(place) - 1, 0);
  const message = breaksText([...names.values()], further);
  return places.flatMap((place) => {
    if (place === first) return [{ ...place, message }];
    return broken.includes(place) ? [] : [place];
  });
}

/** How many connections a place is of, where nothing else is said of them. */
function brokenAt({ message }: RelatedPlace): number {
  if (!isComposed(message)) return 0;
  if (message.template === 'Breaks {connection}') return 1;
  return message.template === 'Breaks {connection} and {count} more' ? 1 + Number(message.slots.count) : 0;
}

/** If there is no room for all, broken connections come before references. */
function firstPlaces(given: readonly RelatedPlace[], most: number): readonly RelatedPlace[] {
  const count = given.length - most;
  if (count <= 0) return given;
  const places = [...given.filter(isBreak), ...given.filter((place) => !isBreak(place))];
  return places.slice(0, most).map((place, at) => {
    if (at < most - 1) return place;
    // "more" alone would be read as more connections.
    const shown = { place: place.message, count };
    const message =
      count === 1 ? phrase('{place} ({count} more place)', shown) : phrase('{place} ({count} more places)', shown);
    return { ...place, message };
  });
}

function isBreak({ message }: RelatedPlace): boolean {
  return isComposed(message) && message.template.startsWith('Breaks {connection}');
}

function isComposed(text: Text): text is Extract<Text, { readonly template: string }> {
  return typeof text === 'object' && 'template' in text;
}
