import type { Report } from '../../src/core/index.ts';
import { faultyNode } from './faults.ts';
import { inspectFiles } from './memoryWorkspace.ts';

/** When each node is inspected. */
const NOW = new Date('2026-06-01T12:00:00Z');

const reports = new Map<string, Promise<Report>>();

/** The report about the node with the fault. It never changes, so each fault is inspected once a process, for all tests that read its report. */
export function reportOfFault(id: string): Promise<Report> {
  const made = reports.get(id) ?? inspect(id);
  reports.set(id, made);
  return made;
}

async function inspect(id: string): Promise<Report> {
  return (await inspectFiles((await faultyNode(id, { now: NOW })).files, NOW)).report;
}
