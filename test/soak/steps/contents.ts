import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mutateBytes } from '../../fuzz/mutate/bytes.ts';
import { mutateText } from '../../fuzz/mutate/text.ts';
import type { Change, Kind, Stage } from './change.ts';
import { pickFrom } from './pickFrom.ts';
import { editText } from './texts.ts';

const CERTIFICATES = /\.(crt|key|pub|pem)$/;
const TEXTS = /\.(yaml|conf)$/;

/** Edits a manifest, a kubeconfig or the kubelet's configuration on disk. */
export const editOnDisk: Kind = (stage) => {
  const file = pickFrom(stage, TEXTS);
  if (file === undefined) return undefined;
  const { text, what } = editText(readText(stage, file), file, stage.draw);
  return rewrite(stage, file, new TextEncoder().encode(text), what);
};

/** Cuts, empties or damages a certificate or key. */
export const damage: Kind = (stage) => {
  const { draw } = stage;
  const file = pickFrom(stage, CERTIFICATES);
  if (file === undefined) return undefined;
  const bytes = readFileSync(path.join(stage.folder, file));
  const encoded = (text: string) => new TextEncoder().encode(text);
  const text = bytes.toString();
  const ways: readonly (readonly [string, () => Uint8Array])[] = [
    ['cut', () => bytes.subarray(0, draw.below(bytes.length))],
    ['empty', () => new Uint8Array()],
    ['damage octets of', () => mutateBytes(bytes, draw)],
    ['damage words of', () => encoded(mutateText(text, draw))],
    ['put a byte-order mark before', () => encoded(`\u{feff}${text}`)],
    ['indent', () => encoded(text.replaceAll(/^/gm, '  '))],
    ['repeat', () => encoded(text + text)],
  ];
  const [what, damaged] = draw.pick(ways);
  return rewrite(stage, file, damaged(), what);
};

/** Writes one certificate or key over another. */
export const swap: Kind = (stage) => {
  const file = pickFrom(stage, CERTIFICATES);
  const other = pickFrom(stage, CERTIFICATES);
  if (file === undefined || other === undefined) return undefined;
  return rewrite(stage, file, readFileSync(path.join(stage.folder, other)), `write ${other} over`);
};

/** Damages YAML by the word, often so that no reader accepts it. */
export const breakText: Kind = (stage) => {
  const file = pickFrom(stage, TEXTS);
  if (file === undefined) return undefined;
  const text = mutateText(readText(stage, file), stage.draw);
  return rewrite(stage, file, new TextEncoder().encode(text), 'damage words of');
};

/** Saves what is there already: a new time, the same content. */
export const touch: Kind = (stage) => {
  const file = pickFrom(stage, /./);
  if (file === undefined) return undefined;
  const whole = path.join(stage.folder, file);
  return { title: `touch ${file}`, holds: [], act: () => writeFile(whole, readFileSync(whole)) };
};

function rewrite({ folder }: Stage, file: string, content: Uint8Array, what: string): Change {
  const whole = path.join(folder, file);
  const before = readFileSync(whole);
  return {
    title: `${what} ${file}`,
    holds: [file],
    act: () => writeFile(whole, content),
    mend: { title: `write back ${file}`, act: () => writeFile(whole, before) },
  };
}

function readText({ folder }: Stage, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
