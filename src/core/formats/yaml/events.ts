import { EVENT_ID, type Event, getScalarValue, parseEvents, YAML11_SCHEMA, YAMLException } from 'js-yaml';
import { lazy } from '../../model/collections/boundedCache.ts';
import { MAX_DEPTH } from './limits.ts';
import type { ScalarStyle, ScalarValue } from './node.ts';

export interface OpenEvent {
  readonly kind: 'open';
  readonly map: boolean;
  readonly start: number;
  readonly flow: boolean;
  readonly anchor?: string;
}

export interface ScalarEvent {
  readonly kind: 'scalar';
  readonly value: string;
  readonly typed: ScalarValue;
  readonly style: ScalarStyle;
  /** -1 where the value is left out. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly anchor?: string;
}

/** One step of a document's structure. Offsets are those of the text given to `readEvents`. */
export type YamlEvent =
  | OpenEvent
  | ScalarEvent
  | { readonly kind: 'close' }
  | { readonly kind: 'alias'; readonly name: string; readonly start: number; readonly end: number };

export type EventsResult =
  | { readonly kind: 'events'; readonly events: Iterable<YamlEvent> }
  | { readonly kind: 'error'; readonly reason: string; readonly offset: number }
  | { readonly kind: 'tooDeep'; readonly offset: number };

const STYLES: readonly ScalarStyle[] = ['plain', 'plain', 'single', 'double', 'literal', 'folded'];

/**
 * Reads one document, in one go; what it came to is translated as it is asked for. The first error ends it; the reason never quotes the
 * document.
 */
export function readEvents(text: string): EventsResult {
  const parsed = parse(text);
  if ('events' in parsed) return { kind: 'events', events: translated(text, parsed.events) };
  const { reason, offset } = parsed;
  return reason === reasonOfDepth() ? { kind: 'tooDeep', offset } : { kind: 'error', reason, offset };
}

interface Failure {
  readonly reason: string;
  readonly offset: number;
}

function parse(text: string): { readonly events: readonly Event[] } | Failure {
  try {
    return { events: parseEvents(text, { maxDepth: MAX_DEPTH }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { reason: 'the document cannot be read', offset: 0 };
    return { reason: error.reason, offset: error.mark?.position ?? 0 };
  }
}

/** The parser's errors have no codes: what it reports of a document that is nested too deep is learned from one. */
const reasonOfDepth = lazy(() => {
  const parsed = parse('['.repeat(MAX_DEPTH + 1));
  return 'reason' in parsed ? parsed.reason : undefined;
});

function* translated(text: string, events: readonly Event[]): Generator<YamlEvent> {
  for (const event of events) {
    const one = translate(text, event);
    if (one !== undefined) yield one;
  }
}

function translate(text: string, event: Event): YamlEvent | undefined {
  switch (event.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE: {
      const map = event.type === EVENT_ID.MAPPING;
      return { kind: 'open', map, start: event.start, flow: event.style === 2, anchor: anchorOf(text, event) };
    }
    case EVENT_ID.ALIAS:
      return {
        kind: 'alias',
        name: text.slice(event.anchorStart, event.anchorEnd),
        start: event.anchorStart - 1,
        end: event.anchorEnd,
      };
    case EVENT_ID.SCALAR: {
      const value = getScalarValue(text, event);
      return {
        kind: 'scalar',
        value,
        typed: typedValue(text, event, value),
        style: STYLES[event.style] ?? 'plain',
        start: event.valueStart,
        end: event.valueEnd,
        indent: Math.max(0, event.indent),
        anchor: anchorOf(text, event),
      };
    }
    case EVENT_ID.POP:
      return { kind: 'close' };
    default:
      return undefined;
  }
}

function anchorOf(text: string, event: { anchorStart: number; anchorEnd: number }): string | undefined {
  return event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
}

/** Kubernetes reads YAML 1.1; what is no string, number or boolean there stays text here. */
function typedValue(
  text: string,
  event: Extract<Event, { style: unknown; indent: number }>,
  value: string,
): ScalarValue {
  if (STYLES[event.style] !== 'plain') return value;
  if (event.tagStart >= 0 && /^!(!str)?$/.test(text.slice(event.tagStart, event.tagEnd))) return value;
  const typed = YAML11_SCHEMA.resolveImplicitScalarTag(value).value;
  if (typed === null) return undefined;
  return typeof typed === 'number' || typeof typed === 'boolean' ? typed : value;
}
