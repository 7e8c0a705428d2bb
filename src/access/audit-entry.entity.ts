import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Role } from "../platform/actor";

/** One change by an operator or an admin. */
@Entity("audit_log")
@Check("audit_log_role_check", "role IN ('reader', 'worker', 'operator', 'admin')")
@Index("idx_audit_log_newest", { synchronize: false })
export class AuditEntry {
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Column("timestamptz", { default: () => "clock_timestamp()" })
  readonly at!: Date;

  @Column("uuid", { nullable: true })
  readonly apiKeyId!: string | null;

  @Column("text")
  readonly keyName!: string;

  @Column("text")
  readonly role!: Role;

  @Column("text")
  readonly mutation!: string;

  @Column("jsonb", { default: {} })
  readonly input!: Record<string, unknown>;

  @Column("text")
  readonly outcome!: string;

  @Column("text")
  readonly requestId!: string;
}
