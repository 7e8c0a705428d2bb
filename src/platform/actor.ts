import { registerEnumType } from "type-graphql";

/** What an API key may do; each role includes those before it. */
export enum Role {
  READER = "reader",
  WORKER = "worker",
  OPERATOR = "operator",
  ADMIN = "admin",
}
registerEnumType(Role, {
  name: "Role",
  description: "What an API key may do. Each role includes those before it.",
  valuesConfig: {
    READER: { description: "Queries and subscriptions." },
    WORKER: {
      description: "Claims, completes, fails and releases configs; records and imports results.",
    },
    OPERATOR: {
      description: "Edits the catalog, populates and steers the matrix, withdraws results.",
    },
    ADMIN: { description: "Manages API keys, reads the audit log." },
  },
});

const order = [Role.READER, Role.WORKER, Role.OPERATOR, Role.ADMIN];

/** Who asks. */
export interface Actor {
  /** The API key's row; null for the bootstrap key and for readers without one. */
  keyId: string | null;
  /** Name of the API key; null without one. */
  name: string | null;
  role: Role;
}

/** Whether `role` includes `needed`. */
export function includesRole(role: Role, needed: Role): boolean {
  return order.indexOf(role) >= order.indexOf(needed);
}
