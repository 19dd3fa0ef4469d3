import { isTemplated } from '../../formats/templated.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';

/** No file that somebody wrote something else into is longer. */
const MAX_LENGTH = 4096;

/** What a web server answers in place of the file; its tags are no placeholders. */
const PAGE = /^\s*<(?:!doctype|html|\?xml)\b/i;

/** Whether something else stands in a file in place of its certificates or keys. */
export function isWithheldFile({ artifacts, problems, text }: DecodedFile): boolean {
  if (problems.some(({ code }) => code === 'pem-withheld')) return true;
  if (artifacts.length > 0 || text === undefined || text.length > MAX_LENGTH) return false;
  return (isTemplated(text) && !PAGE.test(text)) || /^\$ANSIBLE_VAULT|^sops:|"sops":/m.test(text);
}
