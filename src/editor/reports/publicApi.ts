import type { KubernetesPkiApi } from '../../api.ts';
import { decodeFile, jsonFile, jsonReport, type Report } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { pathsOf } from './auditInput.ts';

/** The interface for other extensions. It returns copies that are made on each call, so that no caller can change the content of the surfaces. */
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
