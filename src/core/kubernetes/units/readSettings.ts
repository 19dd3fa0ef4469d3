import type { DecodedFile } from '../../model/decodedFile.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { isShellScript } from '../machines/shellScript.ts';
import { startedPrograms } from '../machines/startedPrograms.ts';
import { isArgumentsFile, readArgumentsFile } from './argumentsFile.ts';
import { beginsWithVariable, readEnvironmentFile } from './environmentFile.ts';
import { isUnitFile, MAX_SETTINGS_LENGTH, readUnitFile } from './unitFile.ts';

/** A text as settings of a service: a unit, its variables or the arguments of its program. */
export type Settings = Pick<DecodedFile, 'documents' | 'problems' | 'unit' | 'environment'>;

/** Empty for a text that has no settings; a problem for one that is longer than the limit. */
export function readSettings(text: string, uri: string): Settings {
  if (text.length > MAX_SETTINGS_LENGTH) return { documents: [], problems: isSettings(text, uri) ? [tooLong()] : [] };
  const given = readArgumentsFile(text, uri);
  if (given) return { documents: [given], problems: [] };
  const started = isShellScript(uri, text) ? startedPrograms(text, uri) : [];
  if (started.length > 0) return { documents: started, problems: [] };
  const unit = readUnitFile(text, uri);
  return { documents: [], problems: [], unit, environment: unit ? undefined : readEnvironmentFile(text) };
}

function isSettings(text: string, uri: string): boolean {
  return isArgumentsFile(text, uri) || isUnitFile(text, uri) || beginsWithVariable(text);
}

function tooLong(): DecodedFile['problems'][number] {
  const message = phrase('The file is not read as service settings: it has more than {most} characters.', {
    most: MAX_SETTINGS_LENGTH,
  });
  return { code: 'unit-too-long', message, span: FILE_START };
}
