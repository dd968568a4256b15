// Imports point upstream, and only to a contract: seeds/ + config/ → crawler → facts → checks → findings → reports.

/** `from` may import local modules only where `to` matches. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { dependencyTypes: ['local'], pathNot: to },
});

const PURE = '^(checks|reports/views|ledger/(read|understand|write)|crawler/(facts|extractors|privacy|relate))/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('config-stands-alone', 'Everything reads config; config reads nothing.', '^config/', '^config/'),
    only('facts-stand-alone', 'The contract between crawler and checks.', '^crawler/facts/', '^(crawler/facts|config)/'),
    only(
      'extractors-read-pages',
      'A page goes in, facts come out.',
      '^crawler/extractors/',
      '^(crawler/(extractors|facts|privacy)/|crawler/fetch/types\\.ts|config/)',
    ),
    only('privacy-reads-text', 'Words go in, masked hits come out.', '^crawler/privacy/', '^(crawler/(privacy|facts)|config)/'),
    only(
      'attachments-read-files',
      'Bytes go in, facts come out.',
      '^crawler/attachments/',
      '^(crawler/(attachments|facts|privacy)/|crawler/extractors/(document-number|dom)\\.ts|crawler/fetch/charset\\.ts|config/)',
    ),
    only('relate-reads-facts', 'What belongs together is told from facts alone.', '^crawler/relate/', '^(crawler/(relate|facts)|config)/'),
    only('fetch-knows-no-pages', 'Transport knows neither extractors nor the frontier.', '^crawler/fetch/', '^(crawler/(fetch|facts)|config)/'),
    only('crawler-knows-no-judgement', 'Facts are gathered without knowing who judges them.', '^crawler/', '^(crawler|config)/'),
    only('checks-judge-facts', 'A check sees facts and thresholds, never how they were gathered.', '^checks/', '^(checks|crawler/facts|config)/'),
    only(
      'reports-print-results',
      'A report is a function of stored results; it judges nothing.',
      '^reports/',
      '^(reports/|checks/(check|results|review|tracking|calendar/working-days)\\.ts|crawler/facts/|config/)',
    ),
    only(
      'ledger-reads-documents',
      'Blocks of a document go in, a profile comes out; indicators are known by their registry.',
      '^ledger/',
      '^(ledger/|checks/registry\\.ts|config/|crawler/attachments/index\\.ts|crawler/extractors/dom\\.ts)',
    ),
    only(
      'store-keeps-contracts',
      'The store knows shapes, not stages.',
      '^store/',
      '^(store/|checks/(results|review|tracking)\\.ts|crawler/facts/|config/)',
    ),
    only('samples-stand-alone', 'Sample portals must not share code with what is measured on them.', '^samples/', '^(samples|config)/'),
    {
      name: 'pure-core',
      comment: 'No network, file, clock or process where facts are read and judged; hashing and text handling are fine.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(buffer|crypto|url|util)$' },
    },
    {
      name: 'pure-core-packages',
      comment: 'Packages that reach the network or the disk stay at the edges.',
      severity: 'error',
      from: { path: PURE },
      to: { path: 'node_modules/(undici|playwright|playwright-core|lowdb|robots-parser|p-queue)/' },
    },
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-package',
      comment: 'An installed package has no development dependencies.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unknown-import', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
