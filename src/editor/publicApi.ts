import type { KubernetesPkiApi } from '../api.ts';
import { decodeFile, jsonFile, jsonReport, type Report } from '../core/index.ts';
import { pathsOf } from './auditInput.ts';
import type { Inspection } from './inspection/inspection.ts';

/** What other extensions may ask: copies, made when they are read, so that nobody can change what the surfaces are drawn from. */
export function publicApi(inspection: Inspection): KubernetesPkiApi {
  const plain = (report: Report) => jsonReport(report, ...pathsOf(inspection));
  return Object.freeze<KubernetesPkiApi>({
    version: 1,
    report: () => inspection.report && plain(inspection.report),
    onDidChange: (listener) => inspection.onDidChange((report) => listener(plain(report))),
    decode: async (bytes) => copyOf(jsonFile(await decodeFile('memory:/decoded', bytes), '')),
  });
}

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
