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
          !/\p{Cc}/u.test(value) &&
          value.isWellFormed(),
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
        validate: isSmall,
        defaultMessage: buildMessage(
          (each) =>
            `${each}$property must be at most 64 kB of JSON, without NUL or half characters`,
          options,
        ),
      },
    },
    options,
  );
}

/** Whether PostgreSQL can hold every text of a JSON value: it has no place for NUL or half a character. */
export function isStorable(value: unknown): boolean {
  const text = JSON.stringify(value) as string | undefined;
  // a lone half is written as an escape, as NUL is; a backslash before it would be written twice
  return text === undefined || !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(text);
}

function isSmall(value: unknown): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(value)) <= largestObject && isStorable(value);
  } catch (error) {
    // nested deeper than the stack is
    if (error instanceof RangeError) return false;
    throw error;
  }
}
