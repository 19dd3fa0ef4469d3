/** Wrong usage or an unreadable input: told on standard error, exit code 2. */
export class UsageError extends Error {}
