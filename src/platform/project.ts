import path from "node:path";

/** The folder that package.json lies in: two above this file, in `src` as in `dist`. */
export const projectRoot = path.resolve(__dirname, "../..");
