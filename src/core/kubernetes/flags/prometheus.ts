import { phrase } from '../../model/text/text.ts';
import { flagRows } from './rows.ts';

/** The flag of Prometheus that leads to certificates (prometheus.io, "Configuration"). */
export const PROMETHEUS_FLAGS = flagRows(
  'prometheus',
  'https://prometheus.io/docs/prometheus/latest/configuration/configuration/',
  [
    {
      name: 'config.file',
      role: 'file',
      summary: phrase('Configuration of Prometheus, with the targets that it scrapes and how it verifies them.'),
    },
  ],
);
