import { readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "eslint/config";
import importX from "eslint-plugin-import-x";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

/** Arrows go down: what a folder of src may import besides itself. Anything unlisted is refused. */
const mayUse = {
  platform: [],
  access: ["platform"],
  reports: ["platform"],
  catalog: ["access", "platform"],
  matrix: ["catalog", "access", "platform"],
  results: ["reports", "matrix", "catalog", "access", "platform"],
  progress: ["matrix", "catalog", "access", "platform"],
  work: ["progress", "results", "matrix", "catalog", "access", "platform"],
  ranking: ["results", "reports", "matrix", "catalog", "access", "platform"],
  seeding: ["ranking", "results", "matrix", "catalog", "access", "platform"],
};
/** Everything else in src is the roof: it may use anything, and nothing below may import it. */
const folders = Object.keys(mayUse);
const all = readdirSync(path.join(import.meta.dirname, "src"));
const directions = folders.map((folder) => ({
  target: `./src/${folder}`,
  from: all
    .filter((entry) => entry !== folder && !mayUse[folder].includes(entry))
    .map((entry) => `./src/${entry}`),
  message: `${folder}/ may use only itself and ${mayUse[folder].join(", ") || "nothing else"}; see docs/architecture.md.`,
}));

const rootFields = ["Query", "Mutation", "Subscription", "Field", "FieldResolver"];

export default defineConfig(
  { ignores: ["dist/", "node_modules/", "tests/operations/typed/", ".benchgraph/", "coverage/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, importX.flatConfigs.typescript],
    plugins: { "import-x": importX },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": ["error", { zones: directions }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/require-array-sort-compare": "error",
      "@typescript-eslint/no-extraneous-class": ["error", { allowWithDecorator: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      // GraphQL object types are classes for their decorators only; plain objects of that shape are their values
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "no-console": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 10],
      "max-params": ["error", 4],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MethodDefinition:has(> Decorator[expression.callee.name='Mutation']):not(:has(> Decorator[expression.callee.name='Authorized']))",
          message: "Every mutation says who may call it: add @Authorized(role).",
        },
        {
          selector: `Decorator > CallExpression[callee.name=/^(${rootFields.join("|")})$/]:not(:has(> ArrowFunctionExpression)):not([arguments.0.type="Identifier"])`,
          message: "Write the type: types are not reflected.",
        },
        {
          selector:
            "CallExpression[callee.property.name='query'] > TemplateLiteral[expressions.length>0]",
          message: "Build statements with the sql tag, so that every value is a parameter.",
        },
        {
          selector: "CallExpression[callee.name='raw'] > TemplateLiteral[expressions.length>0]",
          message: "raw() takes constants only: a value in it would not be a parameter.",
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "The environment is read once, in platform/env.ts.",
        },
      ],
    },
  },
  {
    files: ["src/platform/env.ts", "tests/**/*.ts", "bench/**/*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["tests/**/*.ts"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect*"] }],
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      // what a query answers is known by the test that wrote it
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "import-x/no-restricted-paths": "off",
    },
  },
  {
    files: ["bench/**/*.ts"],
    rules: { "no-console": "off", "max-lines-per-function": "off" },
  },
);
