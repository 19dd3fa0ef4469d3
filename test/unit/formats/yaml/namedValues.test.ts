import assert from 'node:assert/strict';
import { withheldMarker } from '../../../../src/core/formats/redaction/withheld.ts';
import type { YamlNode } from '../../../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';

const SECRET = 'Quokka7mint';
const MARKER = withheldMarker('token', SECRET.length);

function valuesOf(text: string): readonly string[] {
  const values: string[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'scalar') values.push(node.value);
    else if (node.kind === 'seq') node.items.forEach(visit);
    else for (const { value } of node.entries) visit(value);
  };
  for (const { root } of parseYaml(text).documents) if (root) visit(root);
  return values;
}

describe('values that a name next to them says are secret', () => {
  for (const [what, text, values] of [
    ['a variable', '- {name: DB_PASSWORD, value: PW}', ['DB_PASSWORD', MARKER]],
    ['a variable whose name comes last', '- {value: PW, name: DB_PASSWORD}', [MARKER, 'DB_PASSWORD']],
    ['a variable in JSON', '[{"name": "DB_PASSWORD", "value": "PW"}]', ['DB_PASSWORD', MARKER]],
    ['a user', '- {name: ETCDCTL_USER, value: "root:PW"}', ['ETCDCTL_USER', `root:${MARKER}`]],
    ['the word behind a flag', '[etcd, --password, PW, PW]', ['etcd', '--password', MARKER, SECRET]],
    ['the word behind a flag in JSON', '["--token", "PW"]', ['--token', MARKER]],
    ['an alias', 'a: {token: &a PW}\nb: *a', [MARKER, MARKER]],
    ['an alias in a secret field', 'a: &a PW\ntoken: *a', [SECRET, MARKER]],
    ['a number', 'password: 73915268', [withheldMarker('token', 8)]],
    ['another variable', '- {name: NODE, value: PW}', ['NODE', SECRET]],
    ['the flag behind a flag', '[--enable-token, --v=2]', ['--enable-token', '--v=2']],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.deepEqual(valuesOf(text.replaceAll('PW', SECRET)), values);
    });
  }
});
