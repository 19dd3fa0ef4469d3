import type { Artifact, Hop, Origin } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { intern } from '../../model/collections/compact.ts';
import type { Span } from '../../model/source/span.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import type { PemBlock } from '../pem/pemBlock.ts';
import { scanPemPaced } from '../pem/scanPem.ts';
import { sniffDer } from '../sniff.ts';
import { goCertificateFault } from '../x509/goCertificate.ts';
import { decodeBlock } from './decodeBlock.ts';

export interface DecodePemOptions {
  /** Hops that led to the text; each artifact adds its PEM block. */
  readonly trail?: readonly Hop[];
  /** The one span of every artifact and problem, where positions in the text mean nothing in the file. */
  readonly span?: Span;
  /** Translates a range of the text into a span of the file; ignored where `span` is given. */
  readonly mapSpan?: (start: number, end: number) => Span;
  /** Offset of the text in the file; ignored where `span` or `mapSpan` is given. */
  readonly baseOffset?: number;
  /** Indentation is the surrounding format's, and no fault. */
  readonly insideYaml?: boolean;
  readonly scheduler?: Scheduler;
}

/** Labels of blocks that are read as a certificate from their first to their last byte. */
const CERTIFICATE_LABEL = /^(?:certificate|X509 CERTIFICATE)$/i;

/** Blocks decoded at once: digests may be another thread's work. */
const BATCH = 16;

export interface DecodedContent {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
}

/** Decodes every PEM block of a text. What is damaged becomes a problem at its place, and hides nothing else. */
export async function decodePemText(
  text: string,
  uri: string,
  options: DecodePemOptions = {},
): Promise<DecodedContent> {
  const place = placer(options);
  const { trail = [], insideYaml, scheduler = createScheduler() } = options;
  const scan = await scanPemPaced(text, { insideYaml }, scheduler);
  const decoded: DecodedContent[] = [];
  for (let at = 0; at < scan.blocks.length; at += BATCH) {
    const batch = scan.blocks.slice(at, at + BATCH);
    decoded.push(...(await Promise.all(batch.map((block) => decodeOne(block, uri, place, trail)))));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return {
    artifacts: decoded.flatMap((content) => content.artifacts),
    problems: [
      ...scan.problems.map((problem) => ({ ...problem, span: place(problem.span) })),
      ...decoded.flatMap((content) => content.problems),
    ],
  };
}

async function decodeOne(
  block: PemBlock,
  uri: string,
  place: (span: Span) => Span,
  trail: readonly Hop[],
): Promise<DecodedContent> {
  const span = place(block.span);
  const plain: Origin = { uri, span, trail: blockTrail(trail, block) };
  const { label, readByGo, passedOver } = block;
  // Before the bytes of keys are wiped.
  const isCertificate = CERTIFICATE_LABEL.test(label);
  const certificateError = isCertificate ? undefined : goCertificateFault(block.body);
  const origin: Origin = {
    ...plain,
    ...(!readByGo && { hiddenFromGo: true, ...(passedOver && { passedOver }) }),
    ...(certificateError && { certificateError }),
  };
  const { encryptedByHeaders, headerCipher } = block;
  const { artifacts, faults } = await decodeBlock(label, block.body, origin, { encryptedByHeaders, headerCipher });
  const isFound = artifacts.length === 0 && (readByGo || passedOver);
  return {
    artifacts,
    problems: faults.map(({ code, message, goError, refusal }) => ({
      code,
      message,
      span,
      refusal,
      ...(isFound &&
        goError !== undefined && {
          unparsed: { label, goError, passedOver, certificateError: isCertificate ? goError : certificateError },
        }),
    })),
  };
}

/** One for all first blocks of that label, and so on: most files hold no other. */
function blockTrail(above: readonly Hop[], { index, label }: PemBlock): readonly Hop[] {
  const own = trails.get(`${index} ${label}`, () => [{ kind: 'pem', index, label: intern(label) }]);
  return above.length === 0 ? own : above.concat(own);
}

const trails = createBoundedCache<readonly Hop[]>(1024);

function placer(options: DecodePemOptions): (span: Span) => Span {
  const { span: fixed, mapSpan, baseOffset = 0 } = options;
  if (fixed) return () => fixed;
  if (mapSpan) return (span) => mapSpan(span.start, span.end);
  return (span) => ({ start: span.start + baseOffset, end: span.end + baseOffset });
}

/** Decodes binary content by its structure. Returns no artifact and no problem for an unknown structure. */
export async function decodeDer(
  bytes: Uint8Array,
  uri: string,
  trail: readonly Hop[],
  span: Span,
  scheduler: Scheduler = createScheduler(),
): Promise<DecodedContent> {
  const label = sniffDer(bytes);
  if (label === undefined) return { artifacts: [], problems: [] };
  // A copy: private octets are wiped after use, and the caller's file must stay as it is.
  const origin = { uri, span, trail: [...trail, { kind: 'der' } as const] };
  const { artifacts, faults } = await decodeBlock(label, bytes.slice(), origin, { scheduler });
  return { artifacts, problems: faults.map((fault) => ({ ...fault, span })) };
}
