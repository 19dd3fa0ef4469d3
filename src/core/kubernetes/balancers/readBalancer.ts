import type { ComponentDocument } from '../../model/documents/component.ts';
import { readCheckScript } from './checkScript.ts';
import { readHaproxy } from './haproxyConfiguration.ts';
import { readNginx } from './nginxConfiguration.ts';

/** A load balancer in front of API servers, by its configuration; undefined for any other text. */
export function readBalancer(text: string, uri: string): ComponentDocument | undefined {
  return readHaproxy(text, uri) ?? readNginx(text, uri) ?? readCheckScript(text, uri);
}
