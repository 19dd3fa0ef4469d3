import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asn1Row, asn1Tree } from '../../../../src/core/formats/der/asn1Tree.ts';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import { oidName } from '../../../../src/core/formats/x509/objects/objectNames.ts';
import { makeCertificate, openssl, temporaryFolder } from '../x509/makeWithOpenssl.ts';
import { OPENSSL_CASES } from '../x509/opensslCases.ts';

/** openssl's names of the types that it does not write as X.680 does in capitals. */
const OPENSSL_NAMES: Readonly<Record<string, string>> = {
  'OBJECT IDENTIFIER': 'OBJECT',
  TeletexString: 'T61STRING',
  VisibleString: 'VISIBLESTRING',
};

/** "depth offset header length tag" of each line of `openssl asn1parse`, and the name of an object. */
function parsed(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, offset, depth, header, length, rest = ''] =
        /^\s*(\d+):d=(\d+)\s+hl=(\d+)\s+l=\s*(\d+)\s+(?:cons|prim):\s+(.*)$/.exec(line) ?? [];
      assert.ok(offset, line);
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

/** Without what strings wrap: openssl does not go there unasked. */
function outer(rows: readonly Asn1Row[]): readonly Asn1Row[] {
  let hidden: number | undefined;
  return rows.filter((row) => {
    if (hidden !== undefined && row.depth > hidden) return false;
    hidden = row.wraps ? row.depth : undefined;
    return true;
  });
}

describe('der/asn1Tree beside openssl asn1parse', () => {
  const folder = temporaryFolder();
  after(() => rmSync(folder, { recursive: true }));

  for (const made of OPENSSL_CASES) {
    it(`has the same tags, offsets, lengths and object names: ${made.name}`, () => {
      const pem = makeCertificate(folder, made);
      const der = scanPem(pem).blocks[0]?.body;
      assert.ok(der);
      writeFileSync(join(folder, 'case.der'), der);
      const parse = (...more: readonly string[]) =>
        parsed(openssl(folder, ['asn1parse', '-inform', 'DER', '-in', 'case.der', ...more]));
      const { rows, cut } = asn1Tree(der, oidName);
      assert.equal(cut, false);
      assert.deepEqual(shown(outer(rows), 0, 0), parse());
      rows.forEach((row, at) => {
        if (!row.wraps || outer(rows).indexOf(row) < 0) return;
        const inner = below(rows, at);
        const start = row.offset + row.headerLength + (row.name === 'BIT STRING' ? 1 : 0);
        assert.deepEqual(
          shown(outer(inner), row.depth + 1, start),
          parse('-strparse', String(row.offset)),
          `inside ${row.offset}`,
        );
      });
      assert.ok(
        rows.some((row) => row.wraps) || made.arguments?.includes('-x509v1'),
        'nothing was found inside strings',
      );
    });
  }
});
