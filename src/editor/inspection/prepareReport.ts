import {
  createPace,
  type InspectorSettings,
  prepareConnections,
  prepareExpirations,
  prepareUses,
  type Report,
} from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import { expirationOf, expirationSummaryOf } from '../surfaces/expirationOf.ts';

/** Makes what many ask of every report before they do, a slice at a time: of a thousand nodes each takes long. */
export async function prepareReport(report: Report, settings: InspectorSettings, pause: Host['pause']): Promise<void> {
  const pace = createPace(pause);
  await prepareUses(report, pause);
  await pace.rest();
  await prepareConnections(report.connections, pause);
  await pace.rest();
  await prepareExpirations(report, settings, pause);
  await pace.rest();
  expirationOf(report, settings);
  await pace.rest();
  expirationSummaryOf(report, settings);
  await pace.rest();
}
