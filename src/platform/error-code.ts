import { registerEnumType } from "type-graphql";
import { type RefusalCode, refusals } from "./errors";

const codes = Object.keys(refusals) as RefusalCode[];

/** The codes of errors as the schema has them, made from their catalogue. */
export const ErrorCode = Object.fromEntries(codes.map((code) => [code, code])) as {
  [Code in RefusalCode]: Code;
};
registerEnumType(ErrorCode, {
  name: "ErrorCode",
  description:
    "Every value that `errors[].extensions.code` can have. Stable: a value is never renamed or reused.",
  valuesConfig: Object.fromEntries(
    codes.map((code) => [code, { description: refusals[code].meaning }]),
  ),
});
