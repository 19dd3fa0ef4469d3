import { objectName } from './objects/objectNames.ts';

/** openssl's long name of an object identifier; undefined for those that it does not know. */
export function oidName(oid: string): string | undefined {
  return objectName(oid)?.long;
}
