import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Asn1Row, asn1Tree } from '../../src/core/formats/der/asn1Tree.ts';
import { oidName } from '../../src/core/formats/x509/objects/objectNames.ts';
import { lineDifferences } from './compare.ts';

/** `openssl asn1parse` of the whole, or of the content of the string at an offset. */
export interface ParsedPart {
  readonly at?: number;
  readonly printed: string;
}

const run = promisify(execFile);

/** openssl's names of the types that it does not write as X.680 does in capitals. */
const OPENSSL_NAMES: Readonly<Record<string, string>> = {
  'OBJECT IDENTIFIER': 'OBJECT',
  TeletexString: 'T61STRING',
  VisibleString: 'VISIBLESTRING',
};

/** Has openssl parse the file, and the content of each string that, as we read it, holds more DER. */
export async function askStructure(file: string, der: Uint8Array): Promise<readonly ParsedPart[]> {
  const parse = async (...more: readonly string[]) =>
    (await run('openssl', ['asn1parse', '-in', file, ...more])).stdout;
  const parts: ParsedPart[] = [{ printed: await parse() }];
  for (const { offset } of wrapping(asn1Tree(der, oidName).rows)) {
    parts.push({ at: offset, printed: await parse('-strparse', String(offset)) });
  }
  return parts;
}

/** The differences in tags, offsets, lengths and names of objects between our tree and what openssl parsed. */
export function compareStructure(der: Uint8Array, parts: readonly ParsedPart[]): readonly string[] {
  const { rows, cut } = asn1Tree(der, oidName);
  if (cut) return ['structure: ours is not complete'];
  const wanted = [undefined, ...wrapping(rows).map(({ offset }) => offset)];
  const asked = parts.map(({ at }) => at);
  if (String(asked) !== String(wanted)) return [`structure: ours has DER inside ${wanted}, openssl parsed ${asked}`];
  return parts.flatMap(({ at, printed }) => {
    const place = rows.findIndex(({ offset }) => offset === at);
    const row = rows[place];
    const ours = row ? shown(outer(below(rows, place)), row.depth + 1, contentOffset(row)) : shown(outer(rows), 0, 0);
    return lineDifferences(ours.join('\n'), parsed(printed).join('\n')).map((line) => `structure ${at ?? ''}: ${line}`);
  });
}

/** The strings of the outer structure that hold more DER. */
const wrapping = (rows: readonly Asn1Row[]): readonly Asn1Row[] => outer(rows).filter(({ wraps }) => wraps);

/** The first octet of a BIT STRING counts its unused bits. */
const contentOffset = ({ offset, headerLength, name }: Asn1Row): number =>
  offset + headerLength + (name === 'BIT STRING' ? 1 : 0);

/** "depth offset header length tag" of each line of `openssl asn1parse`, and the name of an object. */
function parsed(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, offset, depth, header, length, rest = ''] =
        /^\s*(\d+):d=(\d+)\s+hl=(\d+)\s+l=\s*(\d+)\s+(?:cons|prim):\s+(.*)$/.exec(line) ?? [];
      if (offset === undefined) throw new Error(`openssl asn1parse prints a line of another form: ${line}`);
      const tag = (rest.split(/:|\s{2,}\[HEX/)[0] ?? '').trim().replace(/^(?:cont|appl|priv) \[ (\d+) \]$/, '[$1]');
      const object = tag === 'OBJECT' ? ` ${rest.slice(rest.indexOf(':') + 1)}` : '';
      return `${depth} ${offset} ${header} ${length} ${tag}${object}`;
    });
}

function shown(rows: readonly Asn1Row[], depth: number, offset: number): readonly string[] {
  return rows.map((row) => {
    const tag = OPENSSL_NAMES[row.name] ?? row.name.toUpperCase();
    const object = tag === 'OBJECT' ? ` ${/\((.+)\)$/.exec(row.value ?? '')?.[1] ?? row.value}` : '';
    return `${row.depth - depth} ${row.offset - offset} ${row.headerLength} ${row.length} ${tag}${object}`;
  });
}

/** The rows below the one at `at`. */
function below(rows: readonly Asn1Row[], at: number): readonly Asn1Row[] {
  const depth = rows[at]?.depth ?? 0;
  const end = rows.findIndex((row, place) => place > at && row.depth <= depth);
  return rows.slice(at + 1, end < 0 ? rows.length : end);
}

/** The rows without the content of strings, which openssl parses only on request. */
function outer(rows: readonly Asn1Row[]): readonly Asn1Row[] {
  let hidden: number | undefined;
  return rows.filter((row) => {
    if (hidden !== undefined && row.depth > hidden) return false;
    hidden = row.wraps ? row.depth : undefined;
    return true;
  });
}
