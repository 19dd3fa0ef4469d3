import { fileViews, flagView } from '../../nodes/flags.ts';
import { fileAt } from '../../nodes/node.ts';
import { placeOfFile } from '../placeOfFile.ts';
import { relatedPlace, relatedTo } from '../places.ts';
import { defineRule } from '../rule.ts';

/** A container sees only what is mounted into it (kubernetes.io, "Volumes", hostPath). */
export const flagFileNotMounted = defineRule({
  id: 'manifests/flag-file-not-mounted',
  severity: 'error',
  basis: 'observed',
  title: 'A flag names a file that the container does not see',
  messages: {
    exists: '{path} exists on the host but the container of {component} does not see it. Mounted: {mounted}.',
    notMounted: 'No volume of the {component} container covers {path}. Mounted: {mounted}.',
  },
  docs: {
    why: 'The path in a flag is a path inside the container. Without a volumeMount that covers it the file does not exist there, whatever the host has: `open …: no such file or directory`.',
    fix: 'Add a hostPath volume and its volumeMount for the folder, or with kubeadm an entry of `extraVolumes`; or name a file in a folder that is mounted.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Volumes, hostPath',
        url: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
      },
    ],
  },
  *check(node) {
    for (const component of node.components) {
      for (const view of fileViews(component)) {
        const { reference, spec, flag } = view;
        if (reference?.resolution.kind !== 'unmounted' || !spec) continue;
        if (!spec.repeatable && flagView(component, flag.name) !== view) continue;
        const { mounted, hostPath } = reference.resolution;
        const onHost = fileAt(node, hostPath);
        yield {
          message: onHost ? 'exists' : 'notMounted',
          data: {
            path: reference.path,
            component: component.name,
            mounted: mounted.length > 0 ? mounted.join(', ') : 'nothing',
          },
          at: reference.at,
          related: relatedTo(reference.at, [onHost && relatedPlace(placeOfFile(onHost.file), 'The file on the host')]),
        };
      }
    }
  },
});
