import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import type { UnitSetting } from '../../model/documents/unit.ts';
import type { NodeFile, ServiceView } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** Only a oneshot service may start several commands (systemd.service(5); verified with systemd-analyze). */
export const kubeletDropinExecTwice = defineRule(KUBELET['kubelet-dropin-exec-twice'], {
  *check(node) {
    for (const service of node.services ?? []) {
      if (typeOf(service) === 'oneshot') continue;
      // The unit comes with the package and has a command, even if it was not copied.
      let first = service.unit && execStarts(service.unit).findLast(({ value }) => value.text.trim() !== '');
      let firstFile = service.unit;
      let isSet = first !== undefined || (!service.unit && service.name === 'kubelet.service');
      for (const file of service.dropIns) {
        for (const setting of execStarts(file)) {
          if (setting.value.text.trim() === '') {
            isSet = false;
            continue;
          }
          if (isSet) {
            const start = setting.span.start;
            yield {
              message: 'twice',
              at: { uri: file.file.uri, span: setting.span },
              related:
                first && firstFile
                  ? [relatedPlace({ uri: firstFile.file.uri, span: first.span }, phrase('The existing command'))]
                  : [],
              fixes: [
                {
                  title: phrase('Add an empty ExecStart= before it'),
                  edits: [{ uri: file.file.uri, span: { start, end: start }, text: ownText('ExecStart=\n') }],
                },
              ],
            };
          }
          isSet = true;
          first = setting;
          firstFile = file;
        }
      }
    }
  },
});

function execStarts({ file }: NodeFile): readonly UnitSetting[] {
  return file.unit ? serviceSettings(file.unit, 'ExecStart') : [];
}

function typeOf({ unit, dropIns }: ServiceView): string | undefined {
  return [...(unit ? [unit] : []), ...dropIns]
    .flatMap(({ file }) => (file.unit ? serviceSettings(file.unit, 'Type') : []))
    .at(-1)?.value.text;
}
