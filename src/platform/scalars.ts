import { GraphQLScalarType } from "graphql";
import {
  GraphQLDateTimeISO,
  GraphQLJSONObject,
  GraphQLLocalDate,
  GraphQLSafeInt,
} from "graphql-scalars";

/** A library's scalar under the name, description and address that this API gives it. */
function named(
  scalar: GraphQLScalarType,
  facts: { name: string; description: string; specifiedByURL: string },
): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), ...facts });
}

/** Written as a Date. */
export const DateTime = named(GraphQLDateTimeISO, {
  name: "DateTime",
  description: "A point in time, ISO 8601 in UTC with milliseconds, e.g. 2026-01-31T12:00:00.000Z.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
});

/** Written as a string, so that no time zone can move it. */
export const CalendarDay = named(GraphQLLocalDate, {
  name: "Date",
  description: "A calendar day, e.g. 2026-01-31.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/local-date.html",
});

export const SafeInt = named(GraphQLSafeInt, {
  name: "SafeInt",
  description:
    "An integer up to 2^53-1, sent as a JSON number: parameter counts do not fit Int, and need no string parsing.",
  specifiedByURL: "https://www.ecma-international.org/ecma-262/#sec-number.issafeinteger",
});

export const JSONObject = named(GraphQLJSONObject, {
  name: "JSONObject",
  description:
    "Any JSON object. For open-ended documents only (metadata, raw reports); whatever is queried has a field of its own.",
  specifiedByURL: "http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf",
});
