import { certainText } from '../../formats/certainText.ts';
import { looksLikeYaml } from '../../formats/sniff.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { VARIABLE_PARTS } from '../../model/documents/unreadSource.ts';
import { baseName } from '../../model/source/directories.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { isTemplateName, isTerraformName, isVariantName } from '../../model/source/templateName.ts';
import { isShellScript } from '../machines/shellScript.ts';
import { isUnit } from '../units/unitFile.ts';

/** Decodes the text that every file made from the template has, and keeps the whole text with the result. */
export async function decodeTemplate(uri: string, text: string, size: number, decode: Decode): Promise<DecodedFile> {
  const { text: certain, isPartial } = certainText(text, isTerraformName(uri));
  return withTemplate(await decode(certain), text, size, isPartial);
}

/**
 * The file, decoded as a template if it is valid YAML only without its statements; otherwise as it is. In valid YAML a statement is a part of a value,
 * such as a template in a ConfigMap.
 */
export async function asTemplateIfInvalid(file: DecodedFile, decode: Decode): Promise<DecodedFile> {
  const { text = '', size, isUnrendered } = file;
  if (!isUnrendered || !STATEMENT.test(text) || !mayConcernNodes(text)) return file;
  const { text: certain, isPartial } = certainText(text);
  const made = await decode(certain);
  const isInvalid = made.isUnrendered || made.problems.some(({ code }) => code === 'yaml-syntax');
  return isInvalid ? file : withTemplate(made, text, size, isPartial);
}

/** Whether it may set up a component or a credential: most charts are of other programs, and are not worth decoding twice. */
function mayConcernNodes(text: string): boolean {
  return CREDENTIAL.test(text) || (COMPONENT.test(text) && FLAG.test(text));
}

const CREDENTIAL =
  /\b(?:client-(?:certificate|key)|clientCAFile|certificate-authority|caBundle|ca\.crt|tls\.(?:crt|key))\b|-----BEGIN/;
const COMPONENT = /\b(?:kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|hyperkube|etcd)\b/;
const FLAG = /[\s"']--[a-z]/;

/** Decodes what is certain of a text. */
type Decode = (certain: string) => Promise<DecodedFile>;

/** Keeps the text of the template. A branch may set what is absent, so components get an unread source. */
function withTemplate(file: DecodedFile, text: string, size: number, isPartial: boolean): DecodedFile {
  const whole: DecodedFile = {
    ...file,
    size,
    text,
    lines: new LineIndex(text),
    // The template may join lines, so this is not a syntax error in the file that is made.
    problems: file.problems.filter(({ code }) => code !== 'yaml-syntax'),
    template: { isPartial },
  };
  if (!isPartial) return whole;
  const documents = whole.documents.map((document) =>
    document.kind === 'component'
      ? { ...document, unreadSources: [...(document.unreadSources ?? []), VARIABLE_PARTS] }
      : document,
  );
  return { ...whole, documents, objects: undefined, embedded: undefined };
}

/**
 * Whether a text at the URI is read as a template: by its name, by a tag if it is for one of several machines, by a command of a unit that is put in,
 * or by a statement if it is a unit, or settings, or if its name has no suffix.
 */
export function isTemplate(uri: string, text: string): boolean {
  if (isTemplateName(uri)) return true;
  if (isVariantName(uri)) return /\{[{%#]|<%|%\{/.test(text);
  if (WHOLE_COMMAND.test(text) && isUnit(text, uri)) return true;
  if (!STATEMENT.test(text)) return false;
  if (!baseName(uri).includes('.')) return true;
  return isUnit(text, uri) || !(looksLikeYaml(text) || isShellScript(uri, text));
}

/** A line that begins with a statement of a template. */
const STATEMENT = /^[ \t]*(?:\{%|\{\{-?[ \t]*(?:if|range|with|define)[ \t]|<%-?[ \t]|%\{[ \t]*(?:if|for)[ \t])/m;

const WHOLE_COMMAND = /^[ \t]*ExecStart[ \t]*=[ \t]*[-@:+!|]*(?:\{\{[^{}\n]*\}\}|<%[^%\n]*%>)(?:\s|$)/m;
