import { buildMessage, ValidateBy, type ValidationOptions } from "class-validator";

const longestName = 200;
const largestObject = 64_000;

/** A name: 1 to 200 characters, none of them a control character. */
export function IsName(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: "isName",
      validator: {
        validate: (value) =>
          typeof value === "string" &&
          value.trim() !== "" &&
          value.length <= longestName &&
          !/\p{Cc}/u.test(value),
        defaultMessage: buildMessage(
          (each) =>
            `${each}$property must be 1 to ${longestName} characters without control characters`,
          options,
        ),
      },
    },
    options,
  );
}

/** A JSON object of at most 64 kB. */
export function IsSmallObject(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: "isSmallObject",
      validator: {
        validate: (value) => Buffer.byteLength(JSON.stringify(value)) <= largestObject,
        defaultMessage: buildMessage(
          (each) => `${each}$property must be at most 64 kB of JSON`,
          options,
        ),
      },
    },
    options,
  );
}
