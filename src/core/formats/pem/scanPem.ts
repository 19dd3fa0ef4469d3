import type { Problem } from '../../model/artifacts/problem.ts';
import { phrase } from '../../model/text/text.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { isScrubbed } from '../placeholder.ts';
import { prefixOf, suffixOf } from './lineContext.ts';
import { MAX_COPIES, MAX_PEM_BLOCKS, type PemBlock, type PemScanOptions } from './pemBlock.ts';
import { nextMarker, type PemMarker } from './pemMarker.ts';
import { type KnownBodies, readBlock, withheld } from './readBlock.ts';

export interface PemScan {
  readonly blocks: readonly PemBlock[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the PEM blocks of a text (RFC 7468, and more laxly): those Go reads, those only a kinder reader can show
 * (`readByGo` false), and a problem with its exact place for everything that is lost. Linear in the length of `text`.
 */
export function scanPem(text: string, options: PemScanOptions = {}): PemScan {
  const steps = scanInSteps(text, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, with rests between the blocks. */
export async function scanPemPaced(text: string, options: PemScanOptions, scheduler: Scheduler): Promise<PemScan> {
  const steps = scanInSteps(text, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** A step is a marker. */
function* scanInSteps(text: string, options: PemScanOptions): Generator<undefined, PemScan> {
  const blocks: PemBlock[] = [];
  const problems: Problem[] = [];
  const known: KnownBodies = new Map();
  const listed = new Set<Uint8Array>();
  let copies = 0;
  let index = 0;
  let floor = 0;
  let marker = nextMarker(text, 0);
  while (marker) {
    yield;
    const begin = marker;
    const next = nextMarker(text, begin.end);
    marker = next;
    if (!begin.begins) {
      floor = begin.end;
      continue;
    }
    if (options.insideYaml && isInComment(text, begin)) {
      floor = begin.end;
      continue;
    }
    if (index >= MAX_PEM_BLOCKS) {
      const message = phrase('More than {count} blocks; the rest of the file is not read.', { count: MAX_PEM_BLOCKS });
      problems.push({ code: 'too-many-blocks', message, span: spanOf(begin) });
      break;
    }
    if (!next || next.begins || next.label !== begin.label) {
      const rest = text.slice(begin.end, Math.min(next?.start ?? text.length, begin.end + MAX_SCRUBBED));
      if (isScrubbed(rest)) problems.push(withheld(spanOf(begin)));
      else if (startsLine(text, begin, floor)) {
        const message = phrase('This BEGIN has no matching `END {label}`; Go ignores the block.', {
          label: begin.label,
        });
        problems.push({ code: 'pem-unterminated', message, span: spanOf(begin) });
        index++;
      }
      floor = begin.end;
      continue;
    }
    // A key without a line of content was taken out, or has yet to be put in.
    if (
      begin.label.endsWith('PRIVATE KEY') &&
      text.slice(begin.end, Math.min(next.start, begin.end + MAX_SCRUBBED)).trim() === ''
    ) {
      problems.push(withheld({ start: begin.start, end: next.end }));
      floor = next.end;
      marker = nextMarker(text, next.end);
      continue;
    }
    const read = readBlock(text, begin, next, floor, index, options, known);
    const isCopy = read.block !== undefined && listed.has(read.block.body);
    if (isCopy && ++copies === MAX_COPIES + 1 && !options.insideYaml) problems.push(tooManyCopies(begin));
    if (read.block) listed.add(read.block.body);
    // Each object of a dump may hold the CA of the cluster.
    if (read.block && (copies <= MAX_COPIES || !isCopy || options.insideYaml)) blocks.push(read.block);
    problems.push(...read.problems);
    index++;
    floor = next.end;
    marker = nextMarker(text, next.end);
    if (marker?.begins && suffixOf(text, next.end).kind === 'marker') {
      const message = phrase('Two blocks have no line break between them; Go skips both. Insert a line break.');
      problems.push({
        code: 'pem-glued-blocks',
        message,
        span: { start: next.start, end: marker.end },
      });
    }
  }
  return { blocks, problems };
}

function tooManyCopies(begin: PemMarker): Problem {
  const message = phrase('More than {count} copies of certificates; further copies are not listed.', {
    count: MAX_COPIES,
  });
  return { code: 'too-many-blocks', message, span: spanOf(begin) };
}

/** Words about PEM in a comment are no block: an unmatched BEGIN counts only where it begins its line. */
function startsLine(text: string, marker: PemMarker, floor: number): boolean {
  return prefixOf(text, marker.start, floor).kind !== 'text';
}

/** A commented-out block in YAML has no reader. */
function isInComment(text: string, { start }: PemMarker): boolean {
  return /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
}

/** As far behind a BEGIN what was written over a block is looked for. */
const MAX_SCRUBBED = 200;

function spanOf(marker: PemMarker): { readonly start: number; readonly end: number } {
  return { start: marker.start, end: marker.end };
}
