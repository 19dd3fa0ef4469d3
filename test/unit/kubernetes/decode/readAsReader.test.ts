import assert from 'node:assert/strict';
import { wideEncoding } from '../../../../src/core/formats/sniff.ts';
import { parseYaml } from '../../../../src/core/formats/yaml/parseYaml.ts';
import { isAlike } from '../../../../src/core/kubernetes/decode/readAsReader.ts';
import { decoded } from '../../../differential/yaml/compare.ts';
import { generatedFile } from '../../../differential/yaml/generate.ts';

describe('readAsReader', () => {
  it('takes what kubectl reads for what the others read only where that is the same', () => {
    let alike = 0;
    for (let seed = 0; seed < 3000; seed++) {
      const file = generatedFile(seed);
      const text = decoded(file);
      const ofKubectl = parseYaml(text);
      // Node’s comparison calls itself.
      const isDeep = /(?:\[|\{a?:? ?|- ){100}/.test(text);
      if (isDeep || text.includes('\ufffd') || wideEncoding(file) || !isAlike(text, ofKubectl)) continue;
      alike++;
      for (const reader of ['component', 'clientGo'] as const) {
        const { documents, problems } = parseYaml(text, reader);
        assert.deepEqual(problems, [], `${reader}, seed ${seed}`);
        assert.deepEqual(
          documents.map(({ root }) => root),
          ofKubectl.documents.map(({ root }) => root),
          `${reader}, seed ${seed}`,
        );
      }
    }
    assert.ok(alike > 300, `${alike}`);
  });
});
