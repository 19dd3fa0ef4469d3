import type { MutatedFile } from './mutatedFile.ts';

/** The accounts of who reads what that rules and references are made of. */
export const SUBJECT_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'rules/edits/publicPem',
    tests: ['rules/edits/publicPem'],
    changes: [
      ['any base64 is public', 'text !== undefined && isPublicPem(withLineFeeds(text))', 'text !== undefined'],
      ['any text is public', 'return isPublicPem(withLineFeeds(text)) ?', 'return text.length > 0 ?'],
    ],
  },
  {
    file: 'rules/trust/chain-wrong-order',
    tests: ['rules/trust/chain-wrong-order'],
    changes: [
      [
        'a leaf is moved whatever its block holds',
        'withoutBlanks(text.slice(span.start, span.end)) !== withoutBlanks(moved)',
        'false',
      ],
    ],
  },
  {
    file: 'rules/subjects/uncoveredHosts',
    tests: ['rules/objects/ingress-host-not-in-certificate', 'rules/objects/gateway-host-not-in-certificate'],
    changes: [['a host that another object covers is uncovered', 'covered.has(key) ? [] : hosts', 'hosts']],
  },
  {
    file: 'rules/objects/ingress-host-not-in-certificate',
    tests: ['rules/objects/ingress-host-not-in-certificate'],
    changes: [
      [
        'an Ingress with open routes is judged',
        'if (!routedHosts || routesOthers || entries',
        'if (!routedHosts || entries',
      ],
    ],
  },
  {
    file: 'presentation/references/nodeReferences',
    tests: ['presentation/references/findReferences', 'presentation/references/pathReferencesOfNode'],
    changes: [
      ['archived files hold copies', 'if (archived) continue;', ''],
      [
        'fields hold no certificates',
        'for (const artifact of artifacts) {',
        'for (const artifact of artifacts.slice(0, 0)) {',
      ],
    ],
  },
  {
    file: 'presentation/references/findReferences',
    tests: ['presentation/references/findReferences', 'presentation/references/pathReferencesOfNode'],
    changes: [
      ['a copy’s own references are left out', '...index.referencesTo(other),', ''],
      [
        'the place itself is a reference',
        'return distinct(uses.filter((use) => !isOwn(use)));',
        'return distinct(uses);',
      ],
      [
        'one place is listed twice',
        'if (!byPlace.has(key)) byPlace.set(key, use);',
        "byPlace.set(key + '/' + byPlace.size, use);",
      ],
    ],
  },
  {
    file: 'presentation/references/pathReferencesOfNode',
    tests: ['presentation/references/findReferences', 'presentation/references/pathReferencesOfNode'],
    changes: [
      ['flags and kubeconfigs name nothing', '...useLeads(node),', ''],
      ['token files are named by nothing', '...tokenFileLeads(node),', ''],
      ['kubeadm’s configuration names nothing', '...passedOn,', ''],
      ['units name nothing', '...unitLeads(node),', ''],
      ['files that flags name name nothing', '...embeddedLeads(node),', ''],
    ],
  },
  {
    file: 'presentation/references/referenceIndex',
    tests: [
      'presentation/references/referenceIndex',
      'presentation/references/findReferences',
      'presentation/references/nodesByKey',
    ],
    changes: [
      [
        'named files do not come first',
        'use ? 2 : named.placesOf(artifact.origin.uri).length > 0 ? 0 : 1',
        'use ? 2 : 1',
      ],
      [
        'a file of several nodes counts for each',
        'return held.filter(({ artifact }) => this.#usesOf(artifact.origin.uri) === uses);',
        'return held;',
      ],
    ],
  },
  {
    file: 'presentation/references/definitionsAt',
    tests: [
      'presentation/references/findReferences',
      'presentation/references/referenceIndex',
      'presentation/describe/places/describeSecretName',
    ],
    changes: [
      ['a certificate’s signer is not found', 'return signer ? [signer] : [];', 'return signer ? [] : [];'],
      ['names in a kubeconfig lead nowhere', 'if (entry) return [entry];', ''],
      ['names of Secrets lead nowhere', 'if (secret) return [secret];', ''],
    ],
  },
  {
    file: 'presentation/references/workspaceSigners',
    tests: ['presentation/describe/places/describeDecoded', 'cli/decode'],
    changes: [
      [
        'what lies in the report signs nothing',
        'report ? workspaceCertificates(report).bySubject : new Map',
        'report && !report ? workspaceCertificates(report).bySubject : new Map',
      ],
      [
        'a signer of the same name is not told',
        'namesake: namesakes[0] && placed(namesakes[0])',
        'namesake: undefined',
      ],
    ],
  },
];
