import assert from 'node:assert/strict';
import { MAX_COPIES, MAX_PEM_BLOCKS, type PemScanOptions } from '../../../../src/core/formats/pem/pemBlock.ts';
import { scanPem } from '../../../../src/core/formats/pem/scanPem.ts';
import type { ProblemCode } from '../../../../src/core/model/artifacts/problem.ts';
import { rendered } from '../../../support/rendered.ts';
import { valuesIn } from '../../../support/textData.ts';

const block = (body: string, label = 'CERTIFICATE') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const A = block('YWFh');
const B = block('YmJi');
const C = block('Y2Nj');

/** Blocks as "body" or "(body)" where Go loses them; problems as code and the text they point at. */
function scan(text: string, options?: PemScanOptions) {
  const { blocks, problems } = scanPem(text, options);
  return {
    blocks: blocks.map(({ body, readByGo }) =>
      readByGo ? String.fromCharCode(...body) : `(${String.fromCharCode(...body)})`,
    ),
    problems: problems.map(({ code, span }): [ProblemCode, string] => [code, text.slice(span.start, span.end)]),
  };
}

const clean = (...blocks: string[]) => ({ blocks, problems: [] });

describe('pem/scanPem', () => {
  describe('reads what Go reads', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['nothing', '', []],
      ['no block', 'plain text\n', []],
      ['two blocks', A + B, ['aaa', 'bbb']],
      ['text before and between', `subject=x\n${A}note: y\n${B}end`, ['aaa', 'bbb']],
      ['CRLF', (A + B).replaceAll('\n', '\r\n'), ['aaa', 'bbb']],
      ['no last line end', A.trimEnd(), ['aaa']],
      ['a last CR', `${A.trimEnd()}\r`, ['aaa']],
      ['blanks at line ends', A.replaceAll('\n', ' \t\n'), ['aaa']],
      ['blank lines in the body', block('\nYW\n\nFh\n'), ['aaa']],
      ['blanks in the body', block('YW Fh'), ['aaa']],
      ['an empty body', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n', ['']],
      ['words about BEGIN in a comment', `# look for -----BEGIN CERTIFICATE----- below\n${A}`, ['aaa']],
      ['four dashes', `----BEGIN CERTIFICATE-----\nYWFh\n----END CERTIFICATE-----\n${A}`, ['aaa']],
      ['a stray END', `-----END CERTIFICATE-----\n${A}`, ['aaa']],
    ];
    for (const [name, text, blocks] of cases) it(name, () => assert.deepEqual(scan(text), clean(...blocks)));
  });

  it('gives the span from BEGIN to END, and the index among all blocks', () => {
    const text = `x\n${block('?')}${B}`;
    const { blocks } = scanPem(text);
    assert.equal(blocks.length, 1);
    assert.equal(text.slice(blocks[0]?.span.start, blocks[0]?.span.end), B.trimEnd());
    assert.equal(blocks[0]?.index, 1);
  });

  it('reports a BEGIN without its END, and reads the next block', () => {
    const begin = '-----BEGIN CERTIFICATE-----';
    assert.deepEqual(scan(`${begin}\nYWFh\n${B}`), { blocks: ['bbb'], problems: [['pem-unterminated', begin]] });
    assert.deepEqual(scan(`${A}${begin}\nYWFh`), { blocks: ['aaa'], problems: [['pem-unterminated', begin]] });
    const other = A.replace('END CERTIFICATE', 'END X509 CRL');
    assert.deepEqual(scan(other + B), { blocks: ['bbb'], problems: [['pem-unterminated', begin]] });
  });

  it('reports glued blocks, of which Go loses both', () => {
    assert.deepEqual(scan(A.trimEnd() + B + A), {
      blocks: ['(aaa)', '(bbb)', 'aaa'],
      problems: [['pem-glued-blocks', '-----END CERTIFICATE----------BEGIN CERTIFICATE-----']],
    });
    assert.deepEqual(scan(`${A.trimEnd()} ${B}`).blocks, ['(aaa)', '(bbb)']);
  });

  it('reports a byte-order mark right before BEGIN only', () => {
    assert.deepEqual(scan(`\ufeff${A}${B}`), { blocks: ['(aaa)', 'bbb'], problems: [['pem-bom', '\ufeff']] });
    assert.deepEqual(scan(`\ufeffsubject=x\n${A}`), clean('aaa'));
    assert.deepEqual(scan(`${A}\ufeff${B}`), { blocks: ['aaa', '(bbb)'], problems: [['pem-bom', '\ufeff']] });
  });

  it('reports indentation, but not inside YAML', () => {
    const indented = A.replaceAll(/^/gm, '  ').trimEnd();
    assert.deepEqual(scan(`${indented}\n${B}`), {
      blocks: ['(aaa)', 'bbb'],
      problems: [['pem-indented', '  -----BEGIN CERTIFICATE-----']],
    });
    assert.deepEqual(scan(`ca: |\n${indented}\n`, { insideYaml: true }), clean('aaa'));
    assert.deepEqual(scan(A.replace('-----END', '\t-----END')).problems, [
      ['pem-indented', '\t-----END CERTIFICATE-----'],
    ]);
    assert.equal(scanPem(indented).blocks[0]?.indented, true);
  });

  it('reports lone CR line ends once a block', () => {
    const text = (A + B).replaceAll('\n', '\r');
    const { blocks, problems } = scan(text);
    assert.deepEqual(blocks, ['(aaa)', '(bbb)']);
    assert.deepEqual(
      problems.map(([code]) => code),
      ['pem-cr-line-ends', 'pem-cr-line-ends'],
    );
    assert.equal(problems[0]?.[1], A.trimEnd().replaceAll('\n', '\r'));
  });

  it('reports line breaks written as two characters', () => {
    const text = A.replaceAll('\n', '\\n');
    assert.deepEqual(scan(text + text), {
      blocks: ['(aaa)', '(aaa)'],
      problems: [
        ['pem-literal-newlines', text.slice(0, -2)],
        ['pem-literal-newlines', text.slice(0, -2)],
      ],
    });
    assert.deepEqual(scan(A.replaceAll('\n', '\\r\\n')).blocks, ['(aaa)']);
  });

  it('points at the character that is not base64', () => {
    assert.deepEqual(scan(block('MIIB\n?h') + B), { blocks: ['bbb'], problems: [['pem-bad-base64', '?']] });
    assert.deepEqual(
      scan(block('MIIBYg')).problems.map(([code]) => code),
      ['pem-bad-base64'],
    );
    assert.deepEqual(scan('-----BEGIN X509 CRL----- YWFh\n-----END X509 CRL-----\n').problems, [
      ['pem-bad-base64', '-----BEGIN X509 CRL-----'],
    ]);
  });

  it('takes words in place of the content for a placeholder, and a damaged structure for none', () => {
    const codes = (body: string) => scan(block(body)).problems.map(([code]) => code);
    for (const words of [
      '(contents)',
      'your certificate',
      'YOUR-CERT',
      'CERTIFICATE',
      'TODO',
      'xxx',
      '-- snip --',
      '???',
    ])
      assert.deepEqual(codes(words), ['pem-withheld'], words);
    for (const damaged of ['MIID?', `${'A'.repeat(20)}-`])
      assert.deepEqual(codes(damaged), ['pem-bad-base64'], damaged);
  });

  it('has nothing to say of OpenPGP, whose armor ends in a checksum', () => {
    const message = block('YWFhYWE=\n=cqTw', 'PGP MESSAGE');
    assert.deepEqual(scan(message + A), clean('aaa'));
    assert.deepEqual(
      scan(block('MIIBYWE=\n=cqTw')).problems.map(([code]) => code),
      ['pem-bad-base64'],
    );
  });

  it('reports headers in a certificate, and takes them from a key', () => {
    const headers = 'Bag: x\nlocalKeyID: 01';
    assert.deepEqual(scan(block(`${headers}\n\nYWFh`)), {
      blocks: ['(aaa)'],
      problems: [['pem-cert-headers', headers]],
    });
    const key = block('Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nYWFh', 'RSA PRIVATE KEY');
    assert.deepEqual(scan(key), clean('aaa'));
    assert.equal(scanPem(key).blocks[0]?.encryptedByHeaders, true);
    assert.equal(scanPem(key).blocks[0]?.headerCipher, 'AES-128-CBC');
    assert.equal(scanPem(key.replace('4,ENCRYPTED', '4,CLEAR')).blocks[0]?.encryptedByHeaders, false);
  });

  it('reports labels that Kubernetes passes over', () => {
    for (const label of ['TRUSTED CERTIFICATE', 'X509 CERTIFICATE']) {
      const expected = { blocks: ['(aaa)'], problems: [['pem-label-ignored', `-----BEGIN ${label}-----`]] };
      assert.deepEqual(scan(block('YWFh', label)), expected);
    }
  });

  it('reports text before BEGIN and after END', () => {
    assert.deepEqual(scan(`x ${A}`), {
      blocks: ['(aaa)'],
      problems: [['pem-indented', ' -----BEGIN CERTIFICATE-----']],
    });
    assert.deepEqual(scan(`${A.trimEnd()}x\n${B}`), {
      blocks: ['(aaa)', 'bbb'],
      problems: [['pem-unterminated', '-----END CERTIFICATE-----']],
    });
  });

  it('stops at the limit and says so', () => {
    const keys = A.replaceAll('CERTIFICATE', 'PUBLIC KEY');
    const { blocks, problems } = scanPem(keys.repeat(MAX_PEM_BLOCKS + 5));
    assert.equal(blocks.length, MAX_PEM_BLOCKS);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['too-many-blocks'],
    );
  });

  it('passes over further copies of certificates, says so once, and reads what follows', () => {
    const { blocks, problems } = scanPem((A + B).repeat(MAX_COPIES) + C);
    assert.equal(blocks.length, 2 + MAX_COPIES + 1);
    assert.equal(blocks.at(-1)?.index, 2 * MAX_COPIES);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['too-many-blocks'],
    );
    assert.equal(scanPem(A.repeat(MAX_COPIES + 1)).problems.length, 0);
    assert.equal(scanPem(A.repeat(2 * MAX_COPIES), { insideYaml: true }).blocks.length, 2 * MAX_COPIES);
  });

  it('comes to an end on hostile text of megabytes', () => {
    const hostile = [
      '-'.repeat(2_000_000),
      '-----BEGIN '.repeat(150_000),
      '-----BEGIN CERTIFICATE-----\n'.repeat(60_000),
      '-----END CERTIFICATE-----\n'.repeat(60_000),
      `-----BEGIN CERTIFICATE-----\n${'a:\n'.repeat(500_000)}-----END CERTIFICATE-----`,
      ' '.repeat(2_000_000) + A,
      `-----BEGIN CERTIFICATE-----${' '.repeat(2_000_000)}-----END CERTIFICATE-----`,
      `${' '.repeat(900)}-----BEGIN A-----${' '.repeat(900)}`.repeat(1000),
    ];
    for (const text of hostile) assert.ok(scanPem(text).blocks.length <= MAX_PEM_BLOCKS);
  });

  it('takes a line of base64 between the dashes for no label, since it may be a piece of a key', () => {
    for (const text of ['-----BEGIN PmRzBB+YXCGNi+DAWuX-----', `-----BEGIN MIGHAgEAMBMGByqGSM49-----\n${A}`]) {
      const { blocks, problems } = scanPem(text);
      assert.equal(blocks.length, text.includes(A) ? 1 : 0);
      for (const { message } of problems) assert.doesNotMatch(rendered(message), /PmRzBB|MIGHAg/);
    }
    const [lost] = scanPem('-----BEGIN ATTRIBUTE CERTIFICATE-----\n').problems;
    assert.deepEqual(valuesIn(lost?.message ?? ''), ['ATTRIBUTE CERTIFICATE']);
  });

  it('takes octets between the dashes for no label, however they are written', () => {
    for (const octets of [
      '9a, 0x03, 0x8c, 0xc6, 0xc2',
      '9a 03 8c c6 c2 89',
      '9A:03:8C:C6:C2',
      'DEAD BEEF CAFE',
      'x9a x03 x8c',
      'EC 9A 03',
    ]) {
      assert.deepEqual(scanPem(`-----BEGIN ${octets}-----\nMC4C\n`).problems, [], octets);
    }
    for (const label of [
      'X509 CRL',
      'OpenVPN Static key V1',
      'EC PARAMETERS',
      'NEW CERTIFICATE REQUEST',
      'PKCS #7 SIGNED DATA',
    ]) {
      const [lost] = scanPem(`-----BEGIN ${label}-----\n`).problems;
      assert.deepEqual(valuesIn(lost?.message ?? ''), [label]);
    }
  });

  it('takes a key without content for one that was taken out, and no certificate', () => {
    for (const [label, code] of [
      ['RSA PRIVATE KEY', 'pem-withheld'],
      ['PRIVATE KEY', 'pem-withheld'],
    ] as const) {
      const { blocks, problems } = scan(`${block('', label)}${A}`);
      assert.deepEqual(blocks, ['aaa']);
      assert.deepEqual(
        problems.map(([found]) => found),
        [code],
      );
    }
    assert.equal(
      scan(block('')).problems.some(([code]) => code === 'pem-withheld'),
      false,
    );
  });
});
