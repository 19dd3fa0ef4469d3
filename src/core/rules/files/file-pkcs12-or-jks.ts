import { FILE_START } from '../../model/source/span.ts';
import { commandLine, fileWord } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { keyStoreKind } from './keyStoreKind.ts';
import { pemInputOf } from './pemInput.ts';

/** Windows and Java keystores where PEM text is read (crypto/tls). */
export const filePkcs12OrJks = defineRule(FILES['file-pkcs12-or-jks'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived } of node.files) {
      const kind = keyStoreKind(file);
      const [first, ...others] = consumers.ofFile(file.uri).filter(pemInputOf);
      if (archived || !kind || !first) continue;
      const { label, reference, at } = first.credentials;
      const path = reference?.path ?? label;
      yield {
        message: 'store',
        data: { path, kind, label },
        at,
        related: [{ uri: file.uri, span: FILE_START, message: phrase('The keystore') }, ...placesOf(others)],
        command:
          kind === 'PKCS#12' && reference
            ? commandLine('openssl pkcs12 -in {path} -nodes', { path: fileWord(reference.path) })
            : undefined,
      };
    }
  },
});
