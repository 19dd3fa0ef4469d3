import { parseArgs } from 'node:util';
import { programsFolder } from './programs.ts';
import { NEWEST, releaseOf } from './release.ts';

const { values } = parseArgs({ options: { release: { type: 'string', default: NEWEST.kubernetes } } });
console.log(programsFolder(releaseOf(values.release)));
