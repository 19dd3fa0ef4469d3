import type { Span } from '../model/source/span.ts';
import { type TemplateTag, templateTags } from './templateTags.ts';
import { isWithinWord } from './templateWord.ts';

/** A part of a template that is not text of the file made from it: nothing, a value or a part of one, or anything else. */
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
  /** All tags from the one to the other. */
  readonly tags: readonly TemplateTag[];
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
    if ('open' in one) return ofBlock(text, one);
    return { start: one.start, end: one.end, what: WHAT[one.kind] ?? 'unknown' };
  });
  const blocks = outermost.filter((one) => 'open' in one).filter(({ open }) => open.kind === 'open');
  const [only, ...others] = blocks;
  const mayBeRead = only && depth < MAX_AROUND && !only.hasBranches;
  const isAlone = mayBeRead && others.length === 0 && !CONTENT.test(outside(text, parts, within));
  return (isAlone ? partsAround(text, only, parts, depth) : undefined) ?? parts;
}

/** A block that makes a part of one word stands for a value: only that is unknown. */
function ofBlock(text: string, { open, close, tags }: Block): TemplatePart {
  if (isWithinWord(text, tags)) return { start: open.start, end: close.end, what: 'value' };
  return { start: startOf(text, open), end: close.end, what: 'unknown' };
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
  let openAt = 0;
  for (const [at, tag] of tags.entries()) {
    const [first] = open;
    if (tag.kind === 'open' || tag.kind === 'repeat') {
      if (!first) openAt = at;
      open.push(tag);
    } else if (!first) {
      if (tag.kind === 'middle' || tag.kind === 'close') return undefined;
      outermost.push(tag);
    } else if (tag.kind === 'middle') hasBranches ||= open.length === 1;
    else if (tag.kind === 'close' && open.pop() === first) {
      outermost.push({ open: first, close: tag, tags: tags.slice(openAt, at + 1), hasBranches });
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
  { open, close, tags }: Block,
  parts: readonly TemplatePart[],
  depth: number,
): readonly TemplatePart[] | undefined {
  const inside = partsWithin(text, tags.slice(1, -1), { start: open.end, end: close.start }, depth + 1);
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
