import { plainText } from './plainText.ts';
import type { Text } from './text.ts';

/**
 * The text for a plain text message of SARIF. Braces are doubled, arguments or not, since `{0}` stands for one (2.1.0 §3.11.5). `[label](target)`
 * would be a link (§3.11.6): a backslash between the brackets and the target, which is an ordinary character there, keeps it from being
 * one for readers that know no escapes as well.
 */
export function sarifText(shown: Text): string {
  return plainText(shown).replaceAll(/[{}]/g, '$&$&').replaceAll('](', ']\\(');
}
