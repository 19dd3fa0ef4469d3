import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder in which programs are built, outside of every clone, so that a second clone finds them. */
export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kubernetes-pki-inspector');
