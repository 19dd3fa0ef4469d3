import type { RuleReference } from '../engine/rule.ts';

/** The benchmark whose recommendations the rules on permissions answer. */
export const CIS_BENCHMARK: RuleReference = {
  source: 'CIS',
  section: 'Kubernetes Benchmark, configuration files of the control plane and of workers',
  url: 'https://www.cisecurity.org/benchmark/kubernetes',
};
