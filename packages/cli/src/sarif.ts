import { relative } from 'node:path';
import { type CheckCode, type CheckInfo, checks, type FolderReport, severityOf } from '@chaos-engine/sdk';

/** What checks found, as a SARIF 2.1.0 log: files relative to `root`, one result a problem, every check described. */
export function toSarif(reports: readonly FolderReport[], version: string, root: string = process.cwd()) {
  const codes = Object.entries(checks) as readonly [CheckCode, CheckInfo][];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'chaos scenario check',
            semanticVersion: version,
            rules: codes.map(([id, { severity, asks, because }]) => ({
              id,
              shortDescription: { text: asks },
              fullDescription: { text: `${asks} ${because}` },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap(({ dir, problems }) =>
          problems.map(({ code, path, message, line }) => ({
            ruleId: code,
            ruleIndex: codes.findIndex(([id]) => id === code),
            level: severityOf(code),
            message: { text: path.length === 0 ? message : `${path.join('.')}: ${message}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(relative(root, dir)), uriBaseId: '%SRCROOT%' },
                  region: { startLine: line },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
}

/** Of the file in a folder: a relative URI, forward slashes, what is special escaped. */
const uriOf = (dir: string): string =>
  [...dir.split(/[\\/]/).filter((part) => part !== ''), 'scenario.ts'].map(encodeURIComponent).join('/');
