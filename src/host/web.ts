import type { Host } from './host.ts';

/** The host of the web bundle, where there is no Node. */
export const host: Host = { kind: 'web' };
