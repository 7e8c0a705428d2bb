// node scripts/typescript.cjs FILE.ts [ARGUMENTS]: runs a program that is not part of the server, without building it.
const { readFileSync } = require("node:fs");
const { Module } = require("node:module");
const { resolve } = require("node:path");
const { transformSync } = require("@swc/core");

Module._extensions[".ts"] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    sourceMaps: "inline",
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true },
      target: "es2022",
    },
    module: { type: "commonjs" },
  });
  module._compile(code, filename);
};

const [node, , program, ...args] = process.argv;
process.argv = [node, resolve(program), ...args];
require(process.argv[1]);
