export const USAGE = `Usage:
  kubernetes-pki check DIR... [--format text|json|sarif|markdown|html]
                              [--fail-on error|warning|info|never]
                              [--now ISO-8601] [--warning-days 30] [--ca-warning-days 365]
                              [--profile default|cis] [--rule ID=off|hint|info|warning|error ...]
                              [--file-modes auto|always|never] [--include-suppressed]
                              [--exclude GLOB ...]
  kubernetes-pki expiration DIR... [--format text|markdown|csv|json] [--now ISO-8601]
                              [--warning-days 30] [--ca-warning-days 365] [--exclude GLOB ...]
  kubernetes-pki decode FILE|- [--format text|json]

GLOB is relative to each DIR, such as '**/backup' or 'tmp/*.conf', and leaves out what is below as well.
Exit codes: 0 nothing at or above --fail-on (default error), 1 findings, 2 wrong usage or unreadable DIR.
It reads, and never writes, contacts or runs anything.
`;

/** Wrong usage or an unreadable input: told on standard error, exit code 2. */
export class UsageError extends Error {}
