// Who may import whom. Each rule has a deliberate violation under tests/architecture/violations,
// and a test that fails when the rule does not catch it.
const test = '\\.(spec|int-spec|e2e-spec)\\.ts$|/test/|\\.contract\\.ts$';
const libs = (...names) => `^libs/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'contracts-import-nothing',
      severity: 'error',
      comment: 'Contracts are what all others agree on; they know none of them.',
      from: { path: libs('contracts'), pathNot: test },
      to: { path: '^(apps|deploy|tests|libs/(?!contracts/))' },
    },
    {
      name: 'telemetry-is-pure',
      severity: 'error',
      comment: 'Decoding, quality control and window arithmetic are data in, data out.',
      from: { path: libs('telemetry'), pathNot: test },
      to: { path: '^(apps|deploy|tests|libs/(?!telemetry/))' },
    },
    {
      name: 'readiness-is-pure',
      severity: 'error',
      comment: 'The score is a pure function of its inputs; it may use telemetry only.',
      from: { path: libs('readiness'), pathNot: test },
      to: { path: '^(apps|deploy|tests|libs/(?!(readiness|telemetry)/))' },
    },
    {
      name: 'pure-libraries-do-no-io',
      severity: 'error',
      comment: 'No file, network, process or package with I/O in the pure libraries.',
      from: { path: libs('telemetry', 'readiness'), pathNot: test },
      to: {
        path: '^(node:)?(fs|net|http|https|http2|dgram|tls|child_process|worker_threads|os|process)(/|$)|node_modules/(?!fast-check)',
      },
    },
    {
      name: 'technical-libraries-know-no-product',
      severity: 'error',
      comment: 'Messaging, time series and database take their settings as arguments.',
      from: { path: libs('messaging', 'timeseries', 'database'), pathNot: test },
      to: { path: '^(apps|deploy|tests|libs/(contracts|telemetry|readiness|client)/)' },
    },
    {
      name: 'technical-libraries-stay-apart',
      severity: 'error',
      comment: 'Siblings never import siblings; an app composes them.',
      from: { path: '^libs/(messaging|timeseries|database)/', pathNot: test },
      to: { path: '^libs/(messaging|timeseries|database)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'runtime-is-the-floor',
      severity: 'error',
      comment: 'Everything stands on runtime; it knows only the codes of contracts.',
      from: { path: libs('runtime'), pathNot: test },
      to: { path: '^(apps|deploy|tests|libs/(?!(runtime|contracts)/))' },
    },
    {
      name: 'client-is-generated',
      severity: 'error',
      comment: 'The client follows from the OpenAPI document and nothing else.',
      from: { path: libs('client') },
      to: { path: '^(apps|deploy|tests|libs/(?!client/))' },
    },
    {
      name: 'services-know-ports-only',
      severity: 'error',
      comment:
        'A use case sees contracts, pure libraries and its own ports, never an adapter or its technology.',
      from: { path: '^apps/[^/]+/src/.*\\.(service|ports)\\.ts$' },
      to: {
        path: '^libs/(messaging|timeseries|database|client)/|node_modules/(@nats-io|influx|pg|typeorm|nats)/',
      },
    },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      comment: 'Services meet on subjects, not in code.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'nobody-imports-an-app',
      severity: 'error',
      comment: 'Apps are deployable ends; libraries, deploy and tests do not reach into them.',
      from: { path: '^(libs|deploy|tests|seeds)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'dashboard-sees-the-client',
      severity: 'error',
      comment: 'The web client knows the public interface and pure formatting, nothing of the servers.',
      from: { path: '^apps/dashboard/' },
      to: { path: '^(libs/(?!(client|telemetry)/)|deploy/)' },
    },
    {
      name: 'large-tests-stay-outside',
      severity: 'error',
      comment: 'Large tests see the shipped stack from outside, as a stranger would.',
      from: { path: '^tests/', pathNot: '^tests/architecture/' },
      to: { path: '^(apps|deploy|libs/(?!(testing|client)/))' },
    },
    {
      name: 'test-servers-stay-in-tests',
      severity: 'error',
      comment: 'Product code never imports test doubles or test servers.',
      from: { path: '^(apps|libs|deploy)/', pathNot: `${test}|^libs/testing/` },
      to: { path: `^libs/testing/|${test}` },
    },
    {
      name: 'no-import-cycle',
      severity: 'error',
      comment: 'A cycle hides which part depends on which.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-own-front-door',
      severity: 'error',
      comment: 'Inside a library import files; its index is for the others.',
      from: { path: '^libs/([^/]+)/src/.+', pathNot: '^libs/[^/]+/src/index\\.ts$' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'only-the-front-door',
      severity: 'error',
      comment: 'From outside a library only its index is public.',
      from: { path: '^(apps|deploy|tests|seeds)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      comment: 'What runs in production is a dependency, not a development dependency.',
      from: {
        path: '^(apps|libs|deploy)/',
        pathNot: `${test}|^apps/dashboard/|^libs/testing/|^libs/client/`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'Every import is found and declared.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/|^tests/architecture/violations/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
