/** The value that one option takes, and its purpose. An option with neither `choices` nor a `value` is a switch. */
export interface CommandOption {
  readonly choices?: readonly string[];
  /** The placeholder of the value in the help. */
  readonly value?: string;
  readonly default?: string;
  /** May be given several times. */
  readonly multiple?: true;
  readonly about: string;
}

export interface Command {
  /** The arguments after the name and the options. */
  readonly operand: string;
  readonly about: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** The meaning of each exit code; undefined for a code that the command never returns. */
  readonly exitCodes: readonly (string | undefined)[];
  readonly examples: readonly string[];
}

const NOW = {
  value: 'ISO-8601',
  about: 'evaluate validity at this time, UTC unless it has a time zone (default: now)',
} as const;
const WARNING_DAYS = {
  value: 'DAYS',
  default: '30',
  about: 'report certificates that expire within this many days',
} as const;
const CA_WARNING_DAYS = {
  value: 'DAYS',
  default: '365',
  about: 'report CAs that expire within this many days',
} as const;
const PROFILE = {
  choices: ['default', 'cis'],
  default: 'default',
  about: 'cis also reports CIS Kubernetes Benchmark items that default clusters do not meet',
} as const;
const RULE = {
  value: 'ID=off|hint|info|warning|error',
  multiple: true,
  about: 'set the severity of a rule, or disable it',
} as const;
const INCLUDE_LEFT_OUT = {
  about: 'also check files that are left out by name: backups, examples, documentation, system root certificates',
};
const FILE_MODES = {
  choices: ['auto', 'always', 'never'],
  default: 'auto',
  about: 'check file modes; auto: only for files at their paths on the node',
} as const;
const EXCLUDE = {
  value: 'GLOB',
  multiple: true,
  about: "exclude matching files and folders, relative to each PATH: '**/backup', 'tmp/*.conf'",
} as const;
const MAX_FILES = {
  value: 'COUNT',
  default: '50000',
  about: 'read at most this many files below all PATHs together',
} as const;
const KUBERNETES_VERSION = {
  value: '1.N[.PATCH]',
  about: 'evaluate every component as one of this release of Kubernetes',
} as const;
const WRONG_USAGE = 'invalid usage, or a PATH cannot be read';

/** Everything the command line takes. What it parses and what its help says are both made from this table. */
export const COMMANDS = {
  check: {
    operand: 'PATH...',
    about: 'Reports problems with the certificates, kubeconfigs and manifests in each PATH: a folder or an archive.',
    options: {
      format: {
        choices: ['text', 'json', 'sarif', 'markdown', 'html', 'junit', 'gitlab'],
        default: 'text',
        about: 'output format',
      },
      'fail-on': {
        choices: ['error', 'warning', 'info', 'never'],
        default: 'error',
        about: 'exit with code 1 if a finding has this severity or higher',
      },
      now: NOW,
      'warning-days': WARNING_DAYS,
      'ca-warning-days': CA_WARNING_DAYS,
      profile: PROFILE,
      rule: RULE,
      'kubernetes-version': KUBERNETES_VERSION,
      'file-modes': FILE_MODES,
      'include-suppressed': { about: 'include findings suppressed by comments, marked as suppressed (sarif only)' },
      'include-left-out': INCLUDE_LEFT_OUT,
      'allow-incomplete': { about: 'exit with code 0 instead of 3 if something was not read in full' },
      exclude: EXCLUDE,
      'max-files': MAX_FILES,
    },
    exitCodes: [
      'no findings at or above --fail-on',
      'findings at or above --fail-on',
      WRONG_USAGE,
      'no such findings, but something was not read in full',
    ],
    examples: [
      'kubernetes-pki check /etc/kubernetes',
      'kubernetes-pki check node-1 node-2 --format sarif > pki.sarif',
      'kubernetes-pki check node-1.tar.gz sosreport-node-2.tar.xz',
      'kubernetes-pki check . --fail-on warning --rule validity/cert-expires-soon=off',
      'kubernetes-pki check /etc/kubernetes --kubernetes-version 1.37',
    ],
  },
  expiration: {
    operand: 'PATH...',
    about:
      'Lists when each certificate expires, like `kubeadm certs check-expiration`. PATH is a folder or an archive.',
    options: {
      format: {
        choices: ['text', 'markdown', 'csv', 'json', 'openmetrics', 'ics'],
        default: 'text',
        about: 'output format',
      },
      now: NOW,
      'warning-days': WARNING_DAYS,
      'ca-warning-days': CA_WARNING_DAYS,
      'include-left-out': INCLUDE_LEFT_OUT,
      exclude: EXCLUDE,
      'max-files': MAX_FILES,
    },
    exitCodes: ['the list was printed', undefined, WRONG_USAGE],
    examples: [
      'kubernetes-pki expiration /etc/kubernetes',
      'kubernetes-pki expiration . --format csv > expiration.csv',
    ],
  },
  compare: {
    operand: 'BEFORE [AFTER]',
    about: 'Compares two states of the same nodes: certificates, connections, and which restarts must come first.',
    options: {
      format: { choices: ['text', 'json', 'markdown'], default: 'text', about: 'output format' },
      now: NOW,
      'kubernetes-version': {
        ...KUBERNETES_VERSION,
        about: 'evaluate AFTER as this release; AFTER may be omitted: shows what that upgrade of BEFORE breaks',
      },
      'include-left-out': INCLUDE_LEFT_OUT,
      'max-files': { ...MAX_FILES, about: 'read at most this many files in each PATH' },
    },
    exitCodes: [
      'no connection that works before is broken after, and no component stops starting',
      'a connection that works before is broken after, or a component stops starting',
      WRONG_USAGE,
    ],
    examples: [
      'kubernetes-pki compare before/ after/',
      'kubernetes-pki compare monday.tar.gz tuesday.tar.gz --format markdown > change.md',
      'kubernetes-pki compare /etc/kubernetes --kubernetes-version 1.37',
    ],
  },
  explain: {
    operand: 'MESSAGE|- [PATH...]',
    about: 'Explains the TLS, certificate and authentication errors in a message, or in the log on standard input.',
    options: {
      format: { choices: ['text', 'json'], default: 'text', about: 'output format' },
      now: NOW,
      'warning-days': WARNING_DAYS,
      'ca-warning-days': CA_WARNING_DAYS,
      profile: PROFILE,
      rule: RULE,
      'file-modes': FILE_MODES,
      exclude: EXCLUDE,
      'max-files': MAX_FILES,
    },
    exitCodes: ['something was explained', 'nothing to explain', WRONG_USAGE],
    examples: [
      "kubernetes-pki explain 'x509: certificate signed by unknown authority' /etc/kubernetes",
      'journalctl -u kubelet | kubernetes-pki explain - /',
    ],
  },
  decode: {
    operand: 'FILE|- [PATH...]',
    about: 'Prints each certificate, request, key, CRL and token in FILE; with PATH, also its signer and uses there.',
    options: {
      format: { choices: ['text', 'json'], default: 'text', about: 'output format; text matches the openssl layout' },
      now: NOW,
      exclude: EXCLUDE,
      'max-files': MAX_FILES,
    },
    exitCodes: ['something was decoded', 'nothing to decode', 'invalid usage, or FILE or a PATH cannot be read'],
    examples: [
      'kubernetes-pki decode /etc/kubernetes/admin.conf',
      'kubernetes-pki decode apiserver.crt /etc/kubernetes',
      'kubectl get secret tls -o yaml | kubernetes-pki decode -',
    ],
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
