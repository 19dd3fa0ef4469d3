import type { Span } from '../model/source/span.ts';
import { type TemplateTag, templateTags } from './templateTags.ts';

/** A part of a template that is not text of the file made from it: nothing, a value, or anything else. */
export interface TemplatePart extends Span {
  readonly what: 'nothing' | 'value' | 'unknown';
}

/**
 * The parts of a template that a file made from it does not have, or that only some have: its tags, and its branches as a whole. If all text stands
 * in one branch, only the tags around it are such a part. Undefined if a block is not closed, or closed twice.
 */
export function templateParts(text: string, isTerraform: boolean): readonly TemplatePart[] | undefined {
  return partsWithin(text, templateTags(text, isTerraform), { start: 0, end: text.length }, 0);
}

/** Blocks around all text, one in the other. */
const MAX_AROUND = 10;

/** A block that is in no other one. */
interface Block {
  readonly open: TemplateTag;
  readonly close: TemplateTag;
  readonly hasBranches: boolean;
}

function partsWithin(
  text: string,
  tags: readonly TemplateTag[],
  within: Span,
  depth: number,
): readonly TemplatePart[] | undefined {
  const outermost = outermostIn(tags);
  if (!outermost) return undefined;
  const parts = outermost.map((one): TemplatePart => {
    if ('open' in one) return { start: startOf(text, one.open), end: one.close.end, what: 'unknown' };
    return { start: one.start, end: one.end, what: WHAT[one.kind] ?? 'unknown' };
  });
  const blocks = outermost.filter((one) => 'open' in one).filter(({ open }) => open.kind === 'open');
  const [only, ...others] = blocks;
  const mayBeRead = only && depth < MAX_AROUND && !only.hasBranches;
  const isAlone = mayBeRead && others.length === 0 && !CONTENT.test(outside(text, parts, within));
  return (isAlone ? partsAround(text, tags, only, parts, depth) : undefined) ?? parts;
}

const WHAT: Readonly<Partial<Record<TemplateTag['kind'], TemplatePart['what']>>> = {
  value: 'value',
  silent: 'nothing',
};

/** The blocks and tags that are in no block. */
function outermostIn(tags: readonly TemplateTag[]): readonly (Block | TemplateTag)[] | undefined {
  const outermost: (Block | TemplateTag)[] = [];
  const open: TemplateTag[] = [];
  let hasBranches = false;
  for (const tag of tags) {
    const [first] = open;
    if (tag.kind === 'open' || tag.kind === 'repeat') open.push(tag);
    else if (!first) {
      if (tag.kind === 'middle' || tag.kind === 'close') return undefined;
      outermost.push(tag);
    } else if (tag.kind === 'middle') hasBranches ||= open.length === 1;
    else if (tag.kind === 'close' && open.pop() === first) {
      outermost.push({ open: first, close: tag, hasBranches });
      hasBranches = false;
    }
  }
  return open.length > 0 ? undefined : outermost;
}

/** The start of a block. One whose tag takes away the line breaks on both sides goes on in the line before. */
function startOf(text: string, { start, end }: TemplateTag): number {
  const joins = text[start] === '{' && text[start + 2] === '-' && text[end - 3] === '-';
  if (!joins) return start;
  let at = start;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** The text without the parts. */
function outside(text: string, parts: readonly TemplatePart[], { start, end }: Span): string {
  const pieces: string[] = [];
  let at = start;
  for (const part of parts) {
    pieces.push(text.slice(at, part.start));
    at = part.end;
  }
  return [...pieces, text.slice(at, end)].join('');
}

/** A line with content: neither blank, nor a comment, nor a separator of YAML. */
const CONTENT = /^[ \t]*(?!#|---[ \t]*\r?$)\S/m;

/** The parts inside of the block and on both sides of it. */
function partsAround(
  text: string,
  tags: readonly TemplateTag[],
  { open, close }: Block,
  parts: readonly TemplatePart[],
  depth: number,
): readonly TemplatePart[] | undefined {
  const own = tags.filter((tag) => tag.start >= open.end && tag.end <= close.start);
  const inside = partsWithin(text, own, { start: open.end, end: close.start }, depth + 1);
  return (
    inside && [
      ...parts.filter(({ end }) => end <= open.start),
      { start: open.start, end: open.end, what: 'nothing' },
      ...inside,
      { start: close.start, end: close.end, what: 'nothing' },
      ...parts.filter(({ start }) => start >= close.end),
    ]
  );
}
