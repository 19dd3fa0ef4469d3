import { SEVERITIES } from '../../core/beforeCandidates.ts';
import type { AssistantQuery } from '../../core/index.ts';

/** The tool's input from a model; a value of another type counts as absent. */
export function readInspectInput(input: unknown): AssistantQuery {
  const { path, component, severity }: Readonly<Record<string, unknown>> =
    typeof input === 'object' && input !== null ? { ...input } : {};
  return {
    path: textOf(path),
    component: textOf(component),
    severity: SEVERITIES.find((one) => one === severity),
  };
}

/** Longer logs are asked about in parts. Characters. */
const MAX_MESSAGE = 100_000;

/** The message or log that a model asks about; empty if it asks about none. */
export function readMessageInput(input: unknown): string {
  const { message }: Readonly<Record<string, unknown>> =
    typeof input === 'object' && input !== null ? { ...input } : {};
  return typeof message === 'string' ? message.slice(0, MAX_MESSAGE) : '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : undefined;
}
