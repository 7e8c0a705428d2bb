import { Field, ID, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { Role } from "../platform/actor";
import { DateTime } from "../platform/scalars";

/** A key to the API; only hashes of its secrets are stored. */
@ObjectType({ description: "A key to the API.", implements: [Node] })
@Entity("api_keys")
@Check("api_keys_role_check", "role IN ('reader', 'worker', 'operator', 'admin')")
@Unique("api_keys_key_hash_key", ["keyHash"])
@Index("idx_api_keys_name", ["name"], { unique: true, where: "revoked_at IS NULL" })
@Index("idx_api_keys_previous", ["previousKeyHash"], { where: "previous_key_hash IS NOT NULL" })
export class ApiKey {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "What it is for, unique among keys that are not revoked." })
  @Column("text")
  readonly name!: string;

  @Field(() => Role, { description: "What it may do." })
  @Column("text")
  readonly role!: Role;

  @Column("text")
  readonly keyHash!: string;

  @Field(() => String, { description: "Its first characters, to tell keys apart." })
  @Column("text")
  readonly prefix!: string;

  @Column("text", { nullable: true })
  readonly previousKeyHash!: string | null;

  @Column("timestamptz", { nullable: true })
  readonly previousValidUntil!: Date | null;

  @Field(() => DateTime, { description: "When it was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was last used, to the minute." })
  @Column("timestamptz", { nullable: true })
  readonly lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working. Null: never." })
  @Column("timestamptz", { nullable: true })
  readonly expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked." })
  @Column("timestamptz", { nullable: true })
  readonly revokedAt!: Date | null;
}
