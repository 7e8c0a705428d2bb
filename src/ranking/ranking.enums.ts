import { registerEnumType } from "type-graphql";

/** How alternatives are ordered. */
export enum RankingMethod {
  TOPSIS = "topsis",
}
registerEnumType(RankingMethod, {
  name: "RankingMethod",
  description: "How alternatives are ordered.",
  valuesConfig: {
    TOPSIS: { description: "Closeness to the ideal alternative (TOPSIS, Hwang and Yoon 1981)." },
  },
});

/** How the values of a criterion are made comparable. */
export enum Normalization {
  VECTOR = "vector",
  MINMAX = "minmax",
}
registerEnumType(Normalization, {
  name: "Normalization",
  description:
    "How the values of a criterion are made comparable. It can change the winner, so every ranking says which it used.",
  valuesConfig: {
    VECTOR: {
      description:
        "Value divided by the root of the sum of squares of all alternatives; the textbook's.",
    },
    MINMAX: { description: "(value - smallest) / (largest - smallest)." },
  },
});
