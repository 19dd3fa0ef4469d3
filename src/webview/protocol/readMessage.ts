import type { FromWebview, ToWebview } from './messages.ts';
import type { Picture, PictureBox, PictureEdge, PictureFrame, PictureStep } from './picture.ts';
import { MAX_TEXT, readReply, requestReader } from './requests.ts';
import { isCount, isRecord, isText } from './shapes.ts';
import { isTimeRange, isTimeStep } from './time.ts';

const DOMAINS: readonly unknown[] = ['cluster', 'etcd', 'etcd-peer', 'front-proxy', 'kubelet-serving', 'tokens'];

const VERDICTS: readonly unknown[] = ['ok', 'broken', 'follows', 'unknown'];

const TONES: readonly unknown[] = ['good', 'warning', 'bad', undefined];

/** The message if it is one of ours and whole; undefined otherwise. */
export function readMessage(message: unknown): ToWebview | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, revision, picture, time, steps, changes } = message;
  if (kind === 'picture') {
    const isWhole = isCount(revision) && isPicture(picture) && isTimeRange(time);
    return isWhole ? { kind, revision, picture, time } : undefined;
  }
  if (kind === 'time') {
    const isWhole = isCount(revision) && isList(steps, isTimeStep) && isList(changes, isChange);
    return isWhole && steps.length === changes.length ? { kind, revision, steps, changes } : undefined;
  }
  return readReply(message);
}

function isPicture(value: unknown): value is Picture {
  if (!isRecord(value)) return false;
  const { heading, summary, frames, edges, domains, omitted, outcomes } = value;
  if (outcomes !== undefined && !(isRecord(outcomes) && hasTexts(outcomes, ['ok', 'broken', 'follows', 'unknown'])))
    return false;
  if (!isOptionalText(heading) || typeof summary !== 'string' || !isCount(omitted)) return false;
  if (!isList(frames, isFrame) || !isList(edges, isEdge) || !isList(domains, isDomain)) return false;
  const boxes = new Set(frames.flatMap((frame) => frame.boxes.map(({ id }) => id)));
  return edges.every(({ from, to }) => boxes.has(from) && boxes.has(to));
}

function isChange(value: unknown): value is PictureStep {
  const isBoxChange = (one: unknown) =>
    isRecord(one) && hasTexts(one, ['id', 'sentence']) && (one.state === undefined || isState(one.state));
  return isRecord(value) && isList(value.edges, isEdge) && isList(value.boxes, isBoxChange);
}

function isFrame(value: unknown): value is PictureFrame {
  return isRecord(value) && hasTexts(value, ['id', 'label']) && isList(value.boxes, isBox);
}

function isBox(value: unknown): value is PictureBox {
  return (
    isRecord(value) &&
    hasTexts(value, ['id', 'component', 'title', 'subtitle', 'sentence']) &&
    typeof value.atHand === 'boolean' &&
    typeof value.opens === 'boolean' &&
    [undefined, true, false].includes(value.isInferred as boolean | undefined) &&
    (value.state === undefined || isState(value.state))
  );
}

function isState(value: unknown): boolean {
  return isRecord(value) && hasTexts(value, ['text']) && typeof value.isBad === 'boolean';
}

function isEdge(value: unknown): value is PictureEdge {
  return (
    isRecord(value) &&
    hasTexts(value, ['id', 'kind', 'from', 'to', 'label', 'note', 'sentence', 'title']) &&
    VERDICTS.includes(value.verdict) &&
    [undefined, ...DOMAINS].includes(value.clientDomain) &&
    [undefined, ...DOMAINS].includes(value.serverDomain) &&
    isList(value.sections, isSection)
  );
}

function isSection(value: unknown): boolean {
  return isRecord(value) && isOptionalText(value.heading) && isList(value.rows, isRow);
}

function isRow(value: unknown): boolean {
  return isRecord(value) && hasTexts(value, ['label', 'value']) && TONES.includes(value.tone);
}

function isDomain(value: unknown): boolean {
  return (
    isRecord(value) &&
    DOMAINS.includes(value.id) &&
    hasTexts(value, ['label']) &&
    isList(value.authorities, (name) => typeof name === 'string')
  );
}

function isList<T>(
  value: unknown,
  isItem: ((item: unknown) => item is T) | ((item: unknown) => boolean),
): value is readonly T[] {
  return Array.isArray(value) && value.every((item) => isItem(item));
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function hasTexts(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}

/** Larger images are not taken. Bytes. */
export const MAX_IMAGE = 64 * 1024 * 1024;

/** Reads what the panel sends. */
export const readRequest = requestReader<FromWebview>((request, kind, message) => {
  switch (kind) {
    case 'ready':
    case 'time':
      return { request, kind };
    case 'drawn': {
      const { revision, boxes, edges } = message;
      return isCount(revision) && isCount(boxes) && isCount(edges)
        ? { request, kind, revision, boxes, edges }
        : undefined;
    }
    case 'open': {
      const { id } = message;
      return isText(id) && id.length <= MAX_TEXT ? { request, kind, id } : undefined;
    }
    case 'save': {
      const { format, bytes, date } = message;
      if ((format !== 'svg' && format !== 'png') || !(bytes instanceof Uint8Array) || bytes.length > MAX_IMAGE)
        return undefined;
      if (date === undefined) return { request, kind, format, bytes };
      return isText(date) && /^\d{4}-\d\d-\d\d$/.test(date) ? { request, kind, format, bytes, date } : undefined;
    }
    default:
      return undefined;
  }
});
