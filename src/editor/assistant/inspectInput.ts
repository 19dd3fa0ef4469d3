import { SEVERITIES } from '../../core/beforeCandidates.ts';
import type { AssistantQuery } from '../../core/index.ts';

/** What a model passed as the tool's input; whatever has another type counts as not given. */
export function readInspectInput(input: unknown): AssistantQuery {
  const { path, component, severity }: Readonly<Record<string, unknown>> =
    typeof input === 'object' && input !== null ? { ...input } : {};
  return {
    path: textOf(path),
    component: textOf(component),
    severity: SEVERITIES.find((one) => one === severity),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : undefined;
}
