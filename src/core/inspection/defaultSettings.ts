import type { InspectorSettings } from './inspector.ts';

/** The settings that apply by default. `maxFiles`: slightly more than a thousand nodes have. */
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
