import type { MutatedFile } from './mutatedFile.ts';

const REDACTION = ['formats/redaction/accounts', 'formats/redaction/namedSecrets', 'formats/redaction/composed'];

/** The signs that a value is a password, and the places where composed texts pass the gate. */
export const REDACTION_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'formats/redaction/accounts',
    tests: REDACTION,
    changes: [
      ['any rest of a name is one', 'if (isAccount(account)) return false;', 'if (isAccount(account)) return true;'],
      ['no rest of a name is one', 'if (SPACES.test(account)) return', 'if (false) return'],
      [
        'a digest is a host',
        'if (end < 0 || PUBLIC_HOST.test(item.slice(end))) return NOTHING;',
        'if (end < 0) return NOTHING;',
      ],
      ['a password has no comma', 'if (login !== undefined && isAccount(login))', 'if (false)'],
      ['a password has no blank', 'return whole ? [whole] :', 'return false ? [] :'],
      ['an address is the name before it', 'if (port !== undefined && !isAccount(name))', 'if (false)'],
    ],
  },
  {
    file: 'formats/redaction/namedSecrets',
    tests: REDACTION,
    changes: [
      ['every token is secret', 'SECRET.test(name) && !PUBLIC.test(name)', 'SECRET.test(name)'],
      [
        'users have no password',
        'const inner = isUser ? passwordIn(text, value) :',
        'const inner = isUser ? undefined :',
      ],
      ['only signs stand before a value', "name.startsWith('-') ? [SIGN, BLANKS] : [SIGN]", '[SIGN]'],
      ['a path is secret', '|| PATH.test(value) ||', '||'],
      [
        'a sentence has secrets',
        "if (!isQuoted && sign.includes(':') && !isLine(text, named.start, end))",
        'if (false)',
      ],
      ['a word is never secret', '&& !isLine(text, named.start, end)', ''],
      ['nothing follows a quote', 'if (/[^\\s,;:&|)}\\]\\\\]/.test(behind))', 'if (false)'],
      ['our markers name secrets', '|| isOfMarker(text, start)', ''],
    ],
  },
  {
    file: 'formats/redaction/redact',
    tests: [...REDACTION, 'formats/redaction/redact'],
    changes: [
      ['secret fields are read as others', "if (field === 'secret' && !isHarmless(text))", 'if (false)'],
      ['parts of a URL are withheld twice', "other.kind === 'token' && other.end <= one.end", 'false'],
      ['parts may write a marker', 'const known = [...parts];', 'const known = [text];'],
    ],
  },
  {
    file: 'formats/yaml/namedValues',
    tests: ['formats/yaml/namedValues'],
    changes: [
      ['a name says nothing about the value next to it', "entry.key === 'value' &&", 'false &&'],
      ['a flag says nothing about the next word', 'isFlag(before)\n', 'false\n'],
    ],
  },
  {
    file: 'formats/yaml/treeBuilder',
    tests: ['formats/yaml/namedValues'],
    changes: [['an alias shows what its anchor does not', "placed.field === 'secret' ? placed : node", 'node']],
  },
  {
    file: 'formats/certainText',
    tests: ['formats/certainText'],
    changes: [['a placeholder has the value of its template', "'_'.repeat(literal.length)", 'literal']],
  },
  {
    file: 'kubernetes/components/commandWords',
    tests: ['formats/redaction/composed'],
    changes: [['joined quotes pass no gate', '? word : gatedWord(word, [script.text])', '? word : word']],
  },
  {
    file: 'kubernetes/components/commandArguments',
    tests: ['hostile/passwords'],
    changes: [
      ['the word behind a flag is shown', 'redactComposed(next.text, undefined, fieldKindOf([spelling]))', 'next.text'],
    ],
  },
  {
    file: 'kubernetes/components/containerVariables',
    tests: ['formats/redaction/composed'],
    changes: [
      [
        'expanded variables pass no gate',
        'return gatedWord({ ...word, text, spanOf }, parts);',
        'return { ...word, text, spanOf };',
      ],
    ],
  },
  {
    file: 'kubernetes/compose/interpolate',
    tests: ['formats/redaction/composed'],
    changes: [
      [
        'compose variables pass no gate',
        'return redactComposed(composed, [value, ...variables.values()], field);',
        'return composed;',
      ],
    ],
  },
  {
    file: 'kubernetes/units/environmentFile',
    tests: ['formats/redaction/composed'],
    changes: [['the name of a variable says nothing', 'builder.done(fieldKindOf([name]))', 'builder.done()']],
  },
  {
    file: 'kubernetes/machines/shellVariables',
    tests: ['hostile/passwords'],
    changes: [
      ['the name of a shell variable says nothing', 'redactComposed(value, undefined, fieldKindOf([name]))', 'value'],
    ],
  },
];
