import { createScheduler, holdsCandidates } from '../../core/beforeCandidates.ts';
import { createInspector, type Inspector, type Ports, type Report } from '../../core/index.ts';
import { loadLaterFile } from './laterFile.ts';

/**
 * The core's inspector, created when there is something to inspect: until then the core is not loaded. Once created it stays, even if all
 * files are deleted.
 */
export function createLateInspector(ports: Ports): Inspector {
  let inspector: Inspector | undefined;
  let empty: Report | undefined;
  return {
    get report() {
      return inspector ? inspector.report : empty;
    },
    get decodeCount() {
      return inspector?.decodeCount ?? 0;
    },
    invalidate: (uri) => inspector?.invalidate(uri),
    async inspect(settings, options = {}) {
      if (!inspector) {
        const { signal, onlyIfOther } = options;
        const scheduler = createScheduler(ports.pause);
        const isFound = await holdsCandidates(ports.fileSystem, settings.folders, { ...settings, signal, scheduler });
        if (signal?.aborted) return undefined;
        if (!isFound) {
          if (!onlyIfOther || !empty) empty = emptyReport(ports.now());
          return empty;
        }
        // The search ended with a read, and a pause right after one lets no input through: without this one, all input would wait for
        // the file to be both loaded and evaluated.
        await scheduler.yieldNow();
        loadLaterFile();
        await scheduler.yieldNow();
        if (signal?.aborted) return undefined;
        inspector ??= createInspector(ports);
      }
      return inspector.inspect(settings, options);
    },
  };
}

function emptyReport(now: number): Report {
  return {
    revision: 0,
    now,
    nextChange: undefined,
    nodes: [],
    files: new Map(),
    skipped: [],
    connections: [],
    firstBreak: undefined,
    findings: [],
    truncated: false,
  };
}
