import type { MutatedFile } from './mutatedFile.ts';

/** How evidence, causes and mounted objects travel into findings and connections. */
export const EVIDENCE_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'cluster/nodes/layoutProof',
    tests: ['cluster/layoutProof', 'cluster/loneFiles'],
    changes: [
      ['a file proves its own layout', 'filter((name) => name !== own)', 'filter(() => true)'],
      ['a name alone is two signs', "? 'corroborated' : 'inferred'", "? 'corroborated' : 'corroborated'"],
    ],
  },
  {
    file: 'uses/side/evidence',
    tests: ['cluster/layoutEvidence'],
    changes: [
      [
        'a default is better known than its component',
        'strongest([...implied.values()]',
        "strongest([{ evidence: 'default' }]",
      ],
    ],
  },
  {
    file: 'rules/subjects/certificateClock',
    tests: ['cluster/loneFiles'],
    changes: [
      ['a name alone makes kubeadm renew a file', "evidence === 'inferred' ? undefined : evidence", 'evidence'],
      [
        'what kubeadm renews is known by a configuration',
        "(renewableEvidence(use, node) ?? 'configured')",
        "'configured'",
      ],
    ],
  },
  {
    file: 'rules/engine/engine',
    tests: ['cluster/loneFiles', 'cluster/layoutProof'],
    changes: [
      [
        'names and content prove an error',
        "evidence === 'corroborated' && severity === 'error' ? 'warning' : severity",
        'severity',
      ],
      ['a finding does not say its evidence', '    evidence,\n    fixes:', "    evidence: 'configured',\n    fixes:"],
    ],
  },
  {
    file: 'connections/joins/joinSides',
    tests: ['cluster/layoutEvidence'],
    changes: [['the name of a kubeconfig proves its owner', '      client.kubeconfig?.ownerEvidence,\n', '']],
  },
  {
    file: 'rules/causes/findingsByAbout',
    tests: ['rules/causes/causesOf'],
    changes: [
      [
        'any failure of a certificate is the cause',
        '{ fails, subject }: AboutSubject): string {',
        "{ subject }: AboutSubject): string {\n  const fails = 'dates';",
      ],
      [
        'neighbors on a line touch',
        'one.start < other.end && other.start < one.end',
        'one.start <= other.end && other.start <= one.end',
      ],
    ],
  },
  {
    file: 'rules/causes/explainConnections',
    tests: ['rules/causes/causesOf'],
    changes: [['every finding about it is the cause', 'gravity(finding) === gravest', 'gravity(finding) >= gravest']],
  },
  {
    file: 'cluster/nodes/mountedFiles',
    tests: ['cluster/nodes/mountedObjects', 'cluster/scan/mountedObjectFiles'],
    changes: [
      [
        'namesakes of other namespaces are one object',
        'JSON.stringify([kind, namespace, name])',
        'JSON.stringify([kind, name])',
      ],
      ['a key of an optional object is missing', 'lacking && !mayBeThere ? lacking', 'lacking ? lacking'],
      ['a kubeconfig of another namespace is the control plane’s', ': namespace !== this.#namespace;', ': false;'],
      ['a hosted control plane is that of the machine', '? this.#others.has(namespace) :', '? false :'],
    ],
  },
  {
    file: 'cluster/nodes/volumeOwners',
    tests: ['cluster/scan/mountedObjectFiles', 'cluster/nodes/mountedObjects'],
    changes: [
      [
        'the control plane of a machine is that of its pods',
        'onNode.has(component) ? [namespace] : []',
        'onNode.has(component) ? [] : []',
      ],
    ],
  },
  {
    file: 'cluster/scan/mountedObjectFiles',
    tests: ['cluster/scan/mountedObjectFiles'],
    changes: [
      ['objects stay in the group of their folder', 'moved.set(holder.found, group)', 'moved.has(holder.found)'],
      ['objects of two environments are mixed', '.size !== 1) continue;', '.size === 0) continue;'],
      ['pods of two groups share an object', 'readers.get(key)?.size === 1 && ', ''],
      [
        'a ConfigMap that nothing mounts moves',
        'keys.every(isMounted) || !(hasMore || finding.has(own))',
        'keys.some(isMounted)',
      ],
    ],
  },
  {
    file: 'cluster/nodes/service',
    tests: ['cluster/nodes/readServices'],
    changes: [
      [
        'a drop-in that adds a command replaces it',
        "return first === '' ? programs.at(-1) : undefined",
        'return programs.at(-1) ?? first',
      ],
      ['a drop-in of another program is one of the unit', 'programsOf(one).at(-1) === program', 'true'],
    ],
  },
  {
    file: 'cluster/scan/rootHints',
    tests: ['cluster/nodes/podReaders'],
    changes: [['an edit of what pods read is not seen', ', readObjectsOf(file)]', ']']],
  },
  {
    file: 'cluster/scan/mentioningFiles',
    tests: ['cluster/nodes/podReaders'],
    changes: [['pods without anything else of certificates read nothing', '...named, ...read', '...named']],
  },
  {
    file: 'kubernetes/units/environmentFile',
    tests: ['kubernetes/units/readUnits'],
    changes: [
      [
        'a value that no variable has ends with its line',
        'at = read?.next ?? end + 1;',
        'at = match && read ? read.next : end + 1;',
      ],
      ['any text with a variable is a file of variables', '(line) => FOR_SHELLS.test(line)', '() => true'],
    ],
  },
  {
    file: 'cluster/nodes/valueFile',
    tests: ['cluster/nodes/mountedObjects'],
    changes: [
      [
        'configurations in ConfigMaps are not files',
        "document.kind === 'pathsConfiguration' && document.embedded ?",
        'false ?',
      ],
    ],
  },
];
