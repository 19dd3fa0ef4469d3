import type { InspectorSettings } from './inspector.ts';

/** What holds where nothing is set. `maxFiles`: as many as a thousand nodes have, and some. */
export const DEFAULT_SETTINGS: Omit<InspectorSettings, 'folders'> = {
  isExcluded: () => false,
  pathMappings: [],
  warningDays: 30,
  caWarningDays: 365,
  severities: {},
  profile: 'default',
  maxFiles: 50_000,
  fileModes: () => 'auto',
};
