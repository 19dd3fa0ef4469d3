import { isWithheldFile } from '../../cluster/nodes/copyCoverage.ts';
import { type DecodedFile, textMatches } from '../../model/decodedFile.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase, type Slot } from '../../model/text/text.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { aboutPlaces } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { nothingFoundText, pemInputOf } from './pemInput.ts';

/** A file that a certificate, key or CA flag names has no PEM block at all (tried with every component). */
export const pemNoBlock = defineRule(FILES['pem-no-block'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived } of node.files) {
      if (archived || !isWithoutPem(file)) continue;
      const readers = consumers.ofFile(file.uri).filter(pemInputOf);
      const [first, ...others] = readers;
      if (!first) continue;
      yield {
        message: file.artifacts.some(({ kind }) => kind !== 'token') ? 'base64' : 'none',
        data: { path: pathOf(first), label: first.credentials.label, error: nothingFoundText(first) },
        at: first.credentials.at,
        about: aboutPlaces(first.credentials.at, placesOf(others)),
        related: [{ uri: file.uri, span: FILE_START, message: phrase('The file') }, ...placesOf(others)],
      };
    }
  },
});

function pathOf({ credentials }: Consumer): Slot {
  return credentials.reference?.path ?? credentials.label;
}

const BEGIN = /-----BEGIN /;

/** Text without a block that is not damaged, and in place of which nothing else stands. */
function isWithoutPem(file: DecodedFile): boolean {
  const { artifacts, problems, text, size, format } = file;
  if (size === 0 || problems.length > 0) return false;
  if (text === undefined) return format === 'binary' && artifacts.length === 0;
  const bare = artifacts.every(({ kind, origin }) => kind === 'token' || origin.trail[0]?.kind === 'base64');
  return bare && !textMatches(file, BEGIN) && !isWithheldFile(file);
}
