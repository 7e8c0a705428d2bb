import { newestPriceFirst } from "../catalog/price-history";
import { type Sql, sql } from "../platform/sql";
import type { FrameworkRow } from "./frameworks";
import type { HardwareRow, PriceRow } from "./hardware";
import type { ModelRow, VersionRow } from "./models";
import type { UseCaseRow, WorkloadRow } from "./use-cases";

/*
 * One statement per table. Each answers how many rows it was given, how many it made and how many it changed. A row
 * that is there already is left as it is: from then on it is the operator's.
 */

/** A model is there already when its name is, or its name at Hugging Face: a renamed one is not made again. */
export function insertModels(given: ModelRow[]): Sql {
  return sql`
    -- seeding/models
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        name text, architecture text, parameters bigint, context_length int, license text, hf_id text,
        tags text[], metadata jsonb
      )
    ), made AS (
      INSERT INTO models (name, architecture, parameters, context_length, license, hf_id, tags, metadata)
      SELECT name, architecture, parameters, context_length, license, hf_id, tags, metadata
      FROM given
      WHERE NOT EXISTS (SELECT FROM models WHERE lower(models.hf_id) = lower(given.hf_id))
      ON CONFLICT (name) DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM given) AS given, (SELECT count(*) FROM made) AS made, 0 AS changed
  `;
}

export function insertVersions(given: VersionRow[]): Sql {
  return sql`
    -- seeding/versions
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        model text, model_hf_id text, version text, quantization text, quantization_bits smallint, format text,
        artifact_uri text, model_config jsonb, vram_requirement_gb double precision
      )
    ), made AS (
      INSERT INTO model_versions (
        model_id, version, quantization, quantization_bits, format, artifact_uri, model_config, vram_requirement_gb
      )
      SELECT
        model.id, version, quantization, quantization_bits, format, artifact_uri, model_config, vram_requirement_gb
      FROM given
      CROSS JOIN LATERAL (
        SELECT id
        FROM models
        WHERE name = given.model OR lower(hf_id) = lower(given.model_hf_id)
        ORDER BY name = given.model DESC, created_at, id
        LIMIT 1
      ) AS model
      ON CONFLICT (model_id, version, quantization, format) DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM given) AS given, (SELECT count(*) FROM made) AS made, 0 AS changed
  `;
}

export function insertHardware(given: HardwareRow[]): Sql {
  return sql`
    -- seeding/hardware
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        cloud_provider text, instance_type text, gpu_type text, gpu_count int, region text,
        vram_per_gpu_gb double precision, total_vram_gb double precision, cost_per_hour_usd numeric,
        spot_cost_per_hour_usd numeric, spot_available boolean, specs jsonb
      )
    ), made AS (
      INSERT INTO hardware_configs (
        cloud_provider, instance_type, gpu_type, gpu_count, region, vram_per_gpu_gb, total_vram_gb,
        cost_per_hour_usd, spot_cost_per_hour_usd, spot_available, specs
      )
      SELECT
        cloud_provider, instance_type, gpu_type, gpu_count, region, vram_per_gpu_gb, total_vram_gb,
        cost_per_hour_usd, spot_cost_per_hour_usd, spot_available, specs
      FROM given
      ON CONFLICT (cloud_provider, instance_type, gpu_type, gpu_count, region) DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM given) AS given, (SELECT count(*) FROM made) AS made, 0 AS changed
  `;
}

/** The history is append-only, so a price that is not in it yet is added to any hardware. */
export function insertPrices(given: PriceRow[]): Sql {
  return sql`
    -- seeding/prices
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        cloud_provider text, instance_type text, gpu_type text, gpu_count int, region text,
        kind text, usd_per_hour numeric(12,6), observed_at timestamptz, source text
      )
    ), made AS (
      INSERT INTO hardware_prices (hardware_config_id, kind, usd_per_hour, observed_at, source)
      SELECT hardware.id, given.kind, given.usd_per_hour, given.observed_at, given.source
      FROM given
      JOIN hardware_configs AS hardware
        USING (cloud_provider, instance_type, gpu_type, gpu_count, region)
      WHERE NOT EXISTS (
        SELECT
        FROM hardware_prices AS known
        WHERE known.hardware_config_id = hardware.id
          AND known.kind = given.kind
          AND known.usd_per_hour = given.usd_per_hour
          AND known.observed_at IS NOT DISTINCT FROM given.observed_at
          AND known.source = given.source
      )
      RETURNING hardware_config_id
    )
    SELECT
      (SELECT count(*) FROM given) AS given,
      (SELECT count(*) FROM made) AS made,
      0 AS changed,
      ARRAY(SELECT DISTINCT hardware_config_id FROM made) AS hardware_ids
  `;
}

/** Lets the prices that hardware shows mirror the newest of its history; answers how much hardware changed. */
export function mirrorPrices(hardwareIds: string[]): Sql {
  return sql`
    -- seeding/mirror-prices
    WITH newest AS (
      SELECT DISTINCT ON (hardware_config_id, kind) hardware_config_id, kind, usd_per_hour
      FROM hardware_prices
      WHERE hardware_config_id = ANY(${hardwareIds}::uuid[])
      ORDER BY hardware_config_id, kind, ${newestPriceFirst}
    ), current AS (
      SELECT
        hardware.id,
        coalesce(on_demand.usd_per_hour, hardware.cost_per_hour_usd) AS cost_per_hour_usd,
        coalesce(spot.usd_per_hour, hardware.spot_cost_per_hour_usd) AS spot_cost_per_hour_usd
      FROM hardware_configs AS hardware
      LEFT JOIN newest AS on_demand
        ON on_demand.hardware_config_id = hardware.id AND on_demand.kind = 'on_demand'
      LEFT JOIN newest AS spot ON spot.hardware_config_id = hardware.id AND spot.kind = 'spot'
      WHERE hardware.id = ANY(${hardwareIds}::uuid[])
    ), changed AS (
      UPDATE hardware_configs AS hardware
      SET cost_per_hour_usd = current.cost_per_hour_usd, spot_cost_per_hour_usd = current.spot_cost_per_hour_usd
      FROM current
      WHERE hardware.id = current.id
        AND (hardware.cost_per_hour_usd, hardware.spot_cost_per_hour_usd)
          IS DISTINCT FROM (current.cost_per_hour_usd, current.spot_cost_per_hour_usd)
      RETURNING 1
    )
    SELECT count(*) AS changed FROM changed
  `;
}

/**
 * A newest release that is new here retires the seeded releases before it; one that was there already retires
 * nothing, so that an older release that an operator took back stays.
 */
export function insertFrameworks(given: FrameworkRow[]): Sql {
  return sql`
    -- seeding/frameworks
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        name text, version text, newest boolean, capabilities jsonb
      )
    ), made AS (
      INSERT INTO inference_frameworks (name, version, capabilities, supports_quantization, retired_at)
      SELECT name, version, capabilities, true, CASE WHEN newest THEN NULL ELSE now() END
      FROM given
      ON CONFLICT (name, version) DO NOTHING
      RETURNING name, version
    ), retired AS (
      UPDATE inference_frameworks AS framework
      SET retired_at = now()
      FROM given AS older
      WHERE framework.name = older.name
        AND framework.version = older.version
        AND NOT older.newest
        AND framework.retired_at IS NULL
        AND framework.capabilities ? 'source'
        AND EXISTS (
          SELECT FROM made JOIN given USING (name, version) WHERE given.newest AND given.name = older.name
        )
      RETURNING 1
    )
    SELECT
      (SELECT count(*) FROM given) AS given,
      (SELECT count(*) FROM made) AS made,
      (SELECT count(*) FROM retired) AS changed
  `;
}

export function insertWorkloads(given: WorkloadRow[]): Sql {
  return sql`
    -- seeding/workloads
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        name text, description text, input_tokens int, output_tokens int, source text
      )
    ), made AS (
      INSERT INTO workloads (name, description, input_tokens, output_tokens, source)
      SELECT name, description, input_tokens, output_tokens, source
      FROM given
      ON CONFLICT (name) DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM given) AS given, (SELECT count(*) FROM made) AS made, 0 AS changed
  `;
}

export function insertUseCases(given: UseCaseRow[]): Sql {
  return sql`
    -- seeding/use-cases
    WITH given AS (
      SELECT *
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        category text, subcategory text, pipeline_tag text, characteristics jsonb, default_weights jsonb,
        workload_types text[], slo jsonb
      )
    ), made AS (
      INSERT INTO use_case_taxonomy (
        category, subcategory, pipeline_tag, characteristics, default_weights, workload_types, slo
      )
      SELECT category, subcategory, pipeline_tag, characteristics, default_weights, workload_types, slo
      FROM given
      ON CONFLICT (category, subcategory) DO NOTHING
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM given) AS given, (SELECT count(*) FROM made) AS made, 0 AS changed
  `;
}
