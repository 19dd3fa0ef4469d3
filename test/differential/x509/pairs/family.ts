import { fileURLToPath } from 'node:url';
import type { BundleReader } from '../../../../src/core/connections/handshake/goBlocks.ts';
import {
  type Loading,
  loadBundle,
  loadKeyPair,
  loadTokenKeys,
} from '../../../../src/core/connections/handshake/goLoading.ts';
import { buildJudge, JudgeProcess } from '../../judgeProcess.ts';
import type { Comparison, Difference } from '../difference.ts';
import type { DrawnFamily } from '../drawnFamily.ts';
import { fileSource } from '../fileSource.ts';
import { drawPair, smallerPairs } from './drawPair.ts';
import type { BlockDraft, PairDraft } from './pairDraft.ts';
import { type PairFiles, writePair } from './writePair.ts';

/** The error of each reader, empty if it loads the files. */
type Answer = Readonly<Record<'pair' | Exclude<BundleReader, 'other'> | 'token keys', string>>;

/** Pairs of files with odd blocks, as crypto/tls, client-go and etcd load them. */
export function pairFamily(): DrawnFamily<PairDraft, Answer> {
  const judge = new JudgeProcess(buildJudge('pairs-judge', fileURLToPath(new URL('judge', import.meta.url))));
  return {
    name: 'pairs',
    title: 'pairs',
    draw: drawPair,
    ask: async (drafts) => judge.ask<Answer>((await Promise.all(drafts.map(writePair))).map(encode)),
    contrast: async (draft, go) => compared(go, await ourAnswer(await writePair(draft))),
    smaller: smallerPairs,
    summary: ({ certificate, key }) => `${certificate.map(blockText).join(' + ')} | ${key.map(blockText).join(' + ')}`,
    end: () => judge.end(),
  };
}

function encode({ certificate, key }: PairFiles): string {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return JSON.stringify({ certificate: base64(certificate), key: base64(key) });
}

function compared(go: Answer, ours: Answer): Comparison {
  const parts = Object.keys(ours) as (keyof Answer)[];
  const at = parts.find((part) => go[part] !== ours[part]);
  const difference: Difference | undefined = at && { part: at, go: go[at], ours: ours[at] };
  return { accepted: go.pair === '', difference };
}

/** The core's answer about the files. */
async function ourAnswer({ certificate, key }: PairFiles): Promise<Answer> {
  const [shown, secret] = await Promise.all([fileSource('tls.crt', certificate), fileSource('tls.key', key)]);
  return {
    pair: textOf(loadKeyPair(shown, secret)),
    'client-go': textOf(loadBundle(shown, 'client-go')),
    'util/cert': textOf(loadBundle(shown, 'util/cert')),
    etcd: textOf(loadBundle(shown, 'etcd')),
    'token keys': textOf(loadTokenKeys(secret)),
  };
}

function textOf(loading: Loading): string {
  if (loading.kind === 'unknown') return 'unknown';
  return loading.kind === 'failed' ? loading.error.text : '';
}

function blockText({ content, kind, name, label, layout, spoil }: BlockDraft): string {
  const odd = [label, layout, spoil === undefined ? undefined : `spoil ${spoil}`].filter((one) => one !== undefined);
  return `${name} ${kind} ${content}${odd.length > 0 ? ` (${odd.join(', ')})` : ''}`;
}
