import { ApiKey } from "./access/api-key.entity";
import { AuditEntry } from "./access/audit-entry.entity";
import { Evaluation } from "./catalog/evaluation.entity";
import { Framework } from "./catalog/framework.entity";
import { HardwareConfig } from "./catalog/hardware.entity";
import { HardwarePrice } from "./catalog/hardware-price.entity";
import { Model } from "./catalog/model.entity";
import { ModelUseCase } from "./catalog/model-use-case.entity";
import { ModelVersion } from "./catalog/model-version.entity";
import { UseCase } from "./catalog/use-case.entity";
import { Workload } from "./catalog/workload.entity";
import { Claim } from "./work/claim.entity";
import { BenchmarkConfig } from "./matrix/config.entity";
import { ConfigFailure } from "./work/failure.entity";
import { Matrix } from "./matrix/matrix.entity";
import { RankingEntry } from "./ranking/ranking-entry.entity";
import { Ranking } from "./ranking/ranking.entity";
import { RecommendationRun } from "./ranking/recommendation-run.entity";
import { DailyModelStats } from "./results/daily-stats.entity";
import { BenchmarkReport } from "./results/report.entity";
import { ResultKey } from "./results/result-key.entity";
import { BenchmarkResult } from "./results/result.entity";
import { ResultRetraction } from "./results/retraction.entity";

/** Every table, parents before children. */
export const tables = [
  Model,
  ModelVersion,
  HardwareConfig,
  HardwarePrice,
  Framework,
  Workload,
  Evaluation,
  UseCase,
  ModelUseCase,
  Matrix,
  BenchmarkConfig,
  Claim,
  ConfigFailure,
  BenchmarkResult,
  BenchmarkReport,
  ResultKey,
  ResultRetraction,
  DailyModelStats,
  Ranking,
  RankingEntry,
  RecommendationRun,
  ApiKey,
  AuditEntry,
];
