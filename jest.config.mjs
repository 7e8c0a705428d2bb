/** What every project of the suite shares: TypeScript by swc, one database server for the whole run. */
const common = {
  testEnvironment: "node",
  transform: {
    "\\.(ts|js)$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // ESM-only packages that the server requires
  transformIgnorePatterns: ["node_modules/(?!(sql-template-tag)/)"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
  setupFiles: ["reflect-metadata"],
};

export default {
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: "tests",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/tests/drift/"],
    },
    { ...common, displayName: "drift", testMatch: ["<rootDir>/tests/drift/**/*.test.ts"] },
  ],
};
