import { packageVsix } from './packageVsix.ts';
import { vsixPath } from './vsixPath.ts';

packageVsix(vsixPath());
console.log(vsixPath());
