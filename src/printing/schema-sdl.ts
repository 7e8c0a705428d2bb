import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

/** The text of schema.graphql: everything in order of the alphabet, so that it changes only where the API does. */
export function schemaSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
