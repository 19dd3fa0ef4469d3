import { joined, phrase, type Text } from '../../../model/text/text.ts';
import type { JsonReport } from './jsonReport.ts';

export function filesText(count: number): Text {
  return phrase(count === 1 ? '{count} file' : '{count} files', { count });
}

/** "10 certificates", or "10 certificates (14 with copies)" if they are at more places. */
export function certificatesText(count: number, places = count): Text {
  return withCopies(phrase(count === 1 ? '{count} certificate' : '{count} certificates', { count }), count, places);
}

export function authoritiesText(count: number, places = count): Text {
  return withCopies(phrase(count === 1 ? '{count} CA' : '{count} CAs', { count }), count, places);
}

function withCopies(counted: Text, count: number, places: number): Text {
  return places > count ? phrase('{counted} ({places} with copies)', { counted, places }) : counted;
}

export function findingsText(count: number): Text {
  return phrase(count === 1 ? '{count} finding' : '{count} findings', { count });
}

/** "2 errors and 1 warning", "No findings". */
export function severitiesText({ summary: { errors, warnings, infos, hints } }: JsonReport): Text {
  const parts = [
    ...(errors > 0 ? [phrase(errors === 1 ? '{errors} error' : '{errors} errors', { errors })] : []),
    ...(warnings > 0 ? [phrase(warnings === 1 ? '{warnings} warning' : '{warnings} warnings', { warnings })] : []),
    ...(infos > 0 ? [phrase(infos === 1 ? '{infos} info' : '{infos} infos', { infos })] : []),
    ...(hints > 0 ? [phrase(hints === 1 ? '{hints} hint' : '{hints} hints', { hints })] : []),
  ];
  const last = parts.at(-1);
  if (last === undefined) return phrase('No findings');
  return parts.length === 1 ? last : phrase('{others} and {last}', { others: joined(parts.slice(0, -1), ', '), last });
}
