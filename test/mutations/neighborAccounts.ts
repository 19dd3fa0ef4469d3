import type { MutatedFile } from './mutatedFile.ts';

/** The facts about a use that one part knows and every other part must take into account, and the subjects of findings. */
export const NEIGHBOR_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'uses/views/readers',
    tests: ['uses/views/readers', 'rules/examples'],
    changes: [
      ['the whole file counts before the place in it', "if (how === 'file') return", 'if (how) return'],
      ['an object ends at the place in it', "kind === 'object' ? extentOf(node, at) : at.span", 'at.span'],
      [
        'a file that a later value replaces is read',
        'of openedViews(component)) if (reference)',
        'of component.flags) if (reference)',
      ],
      [
        'a guess reads a kubeconfig',
        "if (isForeign || ownerEvidence === 'inferred') continue;",
        'if (isForeign) continue;',
      ],
      ['pairs that a component creates are read by nothing', 'of component ? pairs : [])', 'of component ? [] : [])'],
      ['an undecodable manifest is read by nothing', 'if (isStaticPod && !places.has(file.uri))', 'if (false)'],
      [
        'drop-ins are read by nothing',
        'readers.length > 0 ? readers : named.map',
        'readers.length < 0 ? readers : [].map',
      ],
    ],
  },
  {
    file: 'rules/engine/engine',
    tests: ['rules/examples'],
    changes: [
      [
        'a finding is about a setting whatever its rule is about',
        'aboutThing(rule.about, about.at)',
        "aboutThing('setting', about.at)",
      ],
    ],
  },
  {
    file: 'model/about',
    tests: [
      'model/about',
      'rules/causes/causesOf',
      'contradictions/tokensOfNodes',
      'contradictions/kubeletClientCa',
      'contradictions/otherUsers',
    ],
    changes: [
      ['one bundle at fault is not the cause', '            aboutBundle(bundle),\n', ''],
      [
        'a CA that has expired in the bundle is not the cause',
        '...trustedItself(certificate, bundle).map(aboutDates),',
        '',
      ],
      [
        'the place that names a credential is not the cause',
        '    aboutPlace(at),\n    ...artifacts',
        '    ...artifacts',
      ],
      ['a chain fails with any bundle', 'bundle ? anchorsOf(bundle)', 'false ? anchorsOf(bundle)'],
    ],
  },
  {
    file: 'uses/lookup/reach',
    tests: ['contradictions/unreachedServers'],
    changes: [
      [
        'a client behind a proxy reaches the server of its node',
        'if (client.via || isPlainServer(server))',
        'if (isPlainServer(server))',
      ],
      [
        'a server without TLS verifies clients at other ports',
        'if (client.via || isPlainServer(server))',
        'if (client.via)',
      ],
      [
        'etcd at any address is that of the node',
        "return server.service !== 'etcd' || listensAt",
        'return true || listensAt',
      ],
    ],
  },
  {
    file: 'uses/lookup/closedPort',
    tests: ['rules/manifests/etcd-port-mismatch'],
    changes: [
      ['any address is that of the node', 'isLoopback(host) || listening.some((one) => one.host === host)', 'true'],
      ['the port of peers is closed', "other?.[0] ?? 'closed'", "'closed'"],
      [
        'what is not read may not set a listener',
        " || members.some((member) => unreadFor(member, 'listen-client-urls'))",
        '',
      ],
    ],
  },
  {
    file: 'uses/participants/pods',
    tests: ['contradictions/publishedRootCa'],
    changes: [
      [
        'a ConfigMap counts besides a known file',
        'publishedOn(node, trusts?.known === true)',
        'publishedOn(node, false)',
      ],
    ],
  },
  {
    file: 'uses/usesOf',
    tests: ['contradictions/repeatedFlag'],
    changes: [['a replaced value is in use', 'if (!isReplaced(component, view)) return [use];', 'return [use];']],
  },
  {
    file: 'uses/participants/kubeconfigUsers',
    tests: ['contradictions/otherUsers', 'rules/usage/eku-missing-client-auth'],
    changes: [
      [
        'a token is no credential',
        'return Boolean(token || tokenFile || otherMethod);',
        'return Boolean(otherMethod);',
      ],
      [
        'users that are not current have no sides',
        '.map((user) => otherUser(node, kubeconfig, user)),',
        '.flatMap((user) => otherUser(node, kubeconfig, user) && []),',
      ],
    ],
  },
  {
    file: 'connections/joins/tokensAcross',
    tests: ['contradictions/tokensOfNodes'],
    changes: [
      ['nodes with the same keys are several verifiers', "keysOf(node).accepted.join(' ')", 'node.id'],
      [
        'nodes that accept each other are a pair',
        'signed.some((id) => !accepted.includes(id))',
        'signed.some((id) => id !== undefined)',
      ],
    ],
  },
  {
    file: 'connections/joins/byKey',
    tests: ['connections/joins/signingConnection'],
    changes: [
      [
        'an expired CA signs requests',
        'if (now <= certificate.notAfter) return undefined;',
        'if (now > 0) return undefined;',
      ],
      [
        'the key of the signer is not compared',
        'if (half && half.id !== certificate.publicKey.id) {',
        'if (!half && half) {',
      ],
    ],
  },
  {
    file: 'rules/subjects/rejectingBundle',
    tests: ['contradictions/kubeletClientCa'],
    changes: [
      [
        'a kubelet of another node is not judged',
        "side === 'server' && from.node !== to.node;",
        "side === 'server' && from.node === to.node;",
      ],
    ],
  },
  {
    file: 'rules/manifests/etcd-client-auth-off',
    tests: ['rules/manifests/etcd-client-auth-off'],
    changes: [
      ['an http listener requires certificates', 'if (auth.isPlain && (auth.hasCa || !auth.isLocal)) return;', ''],
    ],
  },
  {
    file: 'cluster/nodes/readServices',
    tests: ['rules/manifests/unit-line-lost'],
    changes: [['flags after the end of the command are unset', 'const lost = isCut', 'const lost = isCut && !isCut']],
  },
  {
    file: 'rules/usage/eku-missing-client-auth',
    tests: ['rules/usage/eku-missing-client-auth'],
    changes: [
      ['a client with a token is answered 401', "use.logsInOtherwise ? 'besides' : use.to", 'use.to'],
      ['a client with a token is an error', "severity: use.logsInOtherwise && 'info',", ''],
    ],
  },
  {
    file: 'rules/causes/connectionFindings',
    tests: ['rules/causes/connectionFindings', 'rules/causes/explainConnections'],
    changes: [
      [
        'the logged text is not quoted',
        'const logged = loggedText(finding.message, broken);',
        'const logged = undefined;',
      ],
      ['what is never logged is quoted', "logging === 'never' ? [] : (error ?? [])", 'error ?? []'],
      [
        'a text that the message quotes is repeated',
        'texts.some((text) => message.includes(text) || isQuoted(text))',
        'false',
      ],
    ],
  },
];
