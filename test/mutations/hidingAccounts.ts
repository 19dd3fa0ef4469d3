import type { MutatedFile } from './mutatedFile.ts';

const DECOYS = 'hostile/decoys';
const COMPLETE = 'inspection/completeness';

/** Mutations by which files that components read would be passed over. */
export const HIDING_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'kubernetes/components/podFacts',
    tests: [DECOYS],
    changes: [
      [
        'sidecars are ignored',
        "return [...itemsAt(spec, 'containers'), ...sidecars];",
        "return itemsAt(spec, 'containers');",
      ],
    ],
  },
  {
    file: 'kubernetes/decode/readAsReader',
    tests: [DECOYS],
    changes: [
      ['an empty first document is ignored', 'problems.length > 0 ? [] : stream.documents', '[]'],
      [
        'a null before the separator counts as nothing',
        '&& !/^[ \\t]*[^#%\\s]/m.test(text.slice(0, separator.index))',
        '',
      ],
    ],
  },
  {
    file: 'kubernetes/decode/decodeFile',
    tests: [DECOYS],
    changes: [['a static pod may be a template', 'isTemplate(uri, text) && !isStaticPod', 'isTemplate(uri, text)']],
  },
  {
    file: 'cluster/nodes/filesInUse',
    tests: [DECOYS],
    changes: [['backups that flags name are backups', '{ ...one, archived: false } : one', 'one : one']],
  },
  {
    file: 'cluster/nodes/copyCoverage',
    tests: [DECOYS],
    changes: [['the blank behind a suffix is part of it', 'given.trimEnd()', 'given']],
  },
  {
    file: 'inspection/leftOut',
    tests: [DECOYS],
    changes: [['samples that flags name are samples', '&& !named.has(file.uri)', '']],
  },
  {
    file: 'inspection/completeness',
    tests: [COMPLETE],
    changes: [
      ['links of static pods are complete', "(reason === 'link' && isStaticPod === true) ||", ''],
      ['a second component is complete', "add(uri, 'second-component');", ';'],
    ],
  },
];
