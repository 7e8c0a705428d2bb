import { Dimension } from "../matrix/dimension";
import { type Sql, sql } from "../platform/sql";

/** How one dimension of a table of configs is read. */
interface Axis {
  /** What configs `t` are grouped by; null: it is the same in all of a matrix. */
  column: Sql | null;
  /** Of a group `cell`: key, what to print, and what it is sorted by, numbers in it by their value. */
  key: Sql;
  label: Sql;
  order: Sql;
  /** Where the label is found. */
  from: Sql | null;
}

const version = sql`model_versions AS version ON version.id = cell.model_version_id`;

/** A dimension whose key is a column, printed as it is. */
function plain(column: Sql, key: Sql): Axis {
  return { column, key, label: key, order: key, from: null };
}

/** Every dimension that a table of configs can have. */
export const axes: Record<Dimension, Axis> = {
  [Dimension.MODEL]: {
    column: null,
    key: sql`model.id::text`,
    label: sql`model.name`,
    order: sql`model.name`,
    from: sql`(model_versions AS of_model JOIN models AS model ON model.id = of_model.model_id)
      ON of_model.id = cell.model_version_id`,
  },
  [Dimension.MODEL_VERSION]: {
    column: null,
    key: sql`version.id::text`,
    label: sql`concat_ws(' ', version.quantization, version.format)`,
    order: sql`concat_ws(' ', version.quantization_bits, version.quantization, version.format, version.version)`,
    from: version,
  },
  [Dimension.HARDWARE_CONFIG]: {
    column: sql`t.hardware_config_id`,
    key: sql`hardware.id::text`,
    label: sql`concat(hardware.gpu_count, 'x ', hardware.gpu_type)`,
    order: sql`concat_ws(' ', hardware.gpu_type, hardware.gpu_count, hardware.cloud_provider, hardware.instance_type,
      hardware.region)`,
    from: sql`hardware_configs AS hardware ON hardware.id = cell.hardware_config_id`,
  },
  [Dimension.FRAMEWORK]: {
    column: sql`t.framework_id`,
    key: sql`framework.id::text`,
    label: sql`concat_ws(' ', framework.name, framework.version)`,
    order: sql`concat_ws(' ', framework.name, framework.version)`,
    from: sql`inference_frameworks AS framework ON framework.id = cell.framework_id`,
  },
  [Dimension.WORKLOAD]: plain(sql`t.workload_type`, sql`cell.workload_type`),
  [Dimension.BATCH_SIZE]: plain(sql`t.batch_size`, sql`cell.batch_size::text`),
  [Dimension.SEQUENCE_LENGTH]: plain(sql`t.sequence_length`, sql`cell.sequence_length::text`),
  [Dimension.DEPLOYMENT]: plain(sql`t.deployment_key`, sql`cell.deployment_key`),
};
