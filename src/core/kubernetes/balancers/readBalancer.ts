import type { ComponentDocument, PathsConfigurationDocument } from '../../model/documents/component.ts';
import { readHaproxy } from './haproxyConfiguration.ts';
import { readKeepalivedConfiguration } from './keepalivedConfiguration.ts';
import { readKeepalivedScript } from './keepalivedScript.ts';
import { readNginx } from './nginxConfiguration.ts';

/** A load balancer in front of API servers, by its configuration, or the files that this names; undefined for any other text. */
export function readBalancer(text: string, uri: string): ComponentDocument | PathsConfigurationDocument | undefined {
  return (
    readHaproxy(text, uri) ??
    readNginx(text, uri) ??
    readKeepalivedConfiguration(text, uri) ??
    readKeepalivedScript(text, uri)
  );
}
