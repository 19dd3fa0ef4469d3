import { readNamedEnvironmentFile } from '../../kubernetes/units/environmentFile.ts';
import { MAX_SETTINGS_LENGTH } from '../../kubernetes/units/unitFile.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { EnvironmentFile } from '../../model/documents/unit.ts';
import { derived } from '../../model/memo/derived.ts';

/** The variables of a file that a unit names in EnvironmentFile=, whatever else is in it. Of a template, only what is certain. */
export function environmentIn(file: DecodedFile): EnvironmentFile | undefined {
  if (file.environment || file.template || file.unit) return file.environment;
  return environmentByName(file);
}

const environmentByName = derived(({ text = '' }: DecodedFile) =>
  text.length > MAX_SETTINGS_LENGTH ? undefined : readNamedEnvironmentFile(text),
);
