import type { DecodedFile } from '../../model/decodedFile.ts';

/** PATH_MAX of Linux. */
const MAX_PATH = 4096;

/** One word without the signs of a setting, a list or a template. */
const WORD = /^[^\s=,;"'`<>{}()|\\]+$/;

/** A name that certificates, keys and configurations have. */
const NAME = /\.(?:pem|crt|cer|cert|key|pub|conf|kubeconfig|ya?ml|json)$/;

/**
 * The target of a link that was stored as a file with nothing but the target in it: by git where `core.symlinks` is off, as on Windows, and by
 * file shares and archives that know no links. Undefined for every other file. A path alone is in no file that a component reads.
 */
export function writtenLink({ artifacts, problems, text }: DecodedFile): string | undefined {
  if (text === undefined || text.length > MAX_PATH || artifacts.length > 0 || problems.length > 0) return undefined;
  const target = text.trimEnd();
  return WORD.test(target) && (target.includes('/') || NAME.test(target)) ? target : undefined;
}
