import { lazy } from '../../../model/collections/boundedCache.ts';
import { INTERNET_OBJECTS } from './internetObjects.ts';
import { JOINT_ISO_OBJECTS } from './jointIsoObjects.ts';
import { MEMBER_BODIES_OBJECTS } from './memberBodiesObjects.ts';

/** The names that openssl has for an object: `short` in distinguished names, `long` everywhere else. */
export interface ObjectName {
  readonly short: string;
  readonly long: string;
}

/** Read when it is first asked for: most files name few objects. */
const names = lazy(() => readObjects([JOINT_ISO_OBJECTS, INTERNET_OBJECTS, MEMBER_BODIES_OBJECTS]));

/** openssl's names of an object identifier; undefined for those it does not know, which it prints as numbers. */
export function objectName(oid: string): ObjectName | undefined {
  return names().get(oid);
}

/** The long name, or the numbers. */
export function longName(oid: string): string {
  return objectName(oid)?.long ?? oid;
}

/** Each table lists parents, each followed by its children: "2.5.4: 3 CN=commonName; …"; one name alone is both. */
function readObjects(tables: readonly string[]): ReadonlyMap<string, ObjectName> {
  const found = new Map<string, ObjectName>();
  for (const line of tables.join('').replaceAll(/\n +/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    for (const child of line.slice(colon + 2).split('; ')) {
      const space = child.indexOf(' ');
      const [short = '', long = short] = child.slice(space + 1).split('=');
      found.set(`${line.slice(0, colon)}.${child.slice(0, space)}`, { short, long });
    }
  }
  return found;
}

/** openssl's long name of an object identifier; undefined for those that it does not know. */
export function oidName(oid: string): string | undefined {
  return objectName(oid)?.long;
}
