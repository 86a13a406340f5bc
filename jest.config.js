// Our own TypeScript is compiled to CommonJS; nothing in node_modules is transformed. Nest 12 is
// ESM only and is loaded by require(esm), which Jest offers on Node >= 24.9 with
// --experimental-vm-modules: run it by `npm run jest`, never by the machine's own Node.
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'small',
      testMatch: ['<rootDir>/{apps,libs,deploy,seeds,tests}/**/*.spec.ts'],
    },
    { ...shared, displayName: 'medium', testMatch: ['<rootDir>/{apps,libs,deploy}/**/*.int-spec.ts'] },
    { ...shared, displayName: 'large', testMatch: ['<rootDir>/tests/**/*.e2e-spec.ts'] },
  ],
};
