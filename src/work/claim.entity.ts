import { Field, ID, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { DateTime } from "../platform/scalars";

/** One answer of claimBatch. Its id is the lease token and the fence. */
@ObjectType({
  description:
    "One answer of claimBatch: the configs that a worker got together, held by one lease.",
  implements: [Node],
})
@Entity("benchmark_claims")
@Unique("benchmark_claims_request_key", ["workerId", "requestId"])
@Check("benchmark_claims_lease_check", "lease_seconds BETWEEN 5 AND 3600")
@Index("idx_benchmark_claims_open", ["id"], { where: "closed_at IS NULL" })
@Index("idx_benchmark_claims_closed", ["closedAt"], { where: "closed_at IS NOT NULL" })
export class Claim {
  @Field(() => ID, {
    description: "The row's UUID. It is also the token that completing and failing need.",
  })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "Who claimed, as it named itself." })
  @Column("text")
  readonly workerId!: string;

  @Column("text")
  readonly requestId!: string;

  @Field(() => DateTime, { description: "When it claimed." })
  @Column("timestamptz", { default: () => "now()" })
  readonly claimedAt!: Date;

  @Field(() => DateTime, { description: "Last heartbeat, or the claim itself." })
  @Column("timestamptz", { default: () => "now()" })
  readonly heartbeatAt!: Date;

  @Field(() => DateTime, {
    name: "leaseExpiresAt",
    description: "Renew before then, or its configs go back to pending.",
  })
  @Column("timestamptz")
  readonly expiresAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When it ended: its lease ran out, or nothing was left in it. Null while it is open.",
  })
  @Column("timestamptz", { nullable: true })
  readonly closedAt!: Date | null;

  @Column("jsonb", { default: {} })
  readonly filters!: Record<string, unknown>;

  @Column("int")
  readonly leaseSeconds!: number;
}
