import { Model } from "../../src/catalog/model.entity";
import { ModelVersion } from "../../src/catalog/model-version.entity";
import type { Db } from "../../src/platform/db";
import { seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";

async function versionOf(
  db: Db,
  name: string,
  values: Partial<ModelVersion>,
): Promise<ModelVersion> {
  const { id: modelId } = await db.findOneByOrFail(Model, { name });
  return db.findOneByOrFail(ModelVersion, { modelId, ...values } as never);
}

test("memory for weights is the measured size of a GGUF file, else parameters × bits ÷ 8 × 1.2", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  // 8,030,261,248 parameters: × 2 bytes × 1.2, × 0.5 bytes × 1.2, × 4.8944 bits ÷ 8
  const expected = [
    ["llama-3.1-8b", { quantization: "bf16" }, 16, 19.2726269952],
    ["llama-3.1-8b", { quantization: "int4" }, 4, 4.8181567488],
    ["llama-3.1-8b", { quantization: "Q4_K_M" }, 4, 4.9129138315264],
    // the source gives the size itself
    ["llama-3.1-70b", { quantization: "Q4_K_M" }, 4, 43.1],
    // 116,829,156,672 × 0.5 × 1.2
    ["gpt-oss-120b", { quantization: "mxfp4" }, 4, 70.0974940032],
  ] as const;
  for (const [name, values, bits, gb] of expected) {
    const version = await versionOf(test.db, name, values);
    expect(version.quantizationBits).toBe(bits);
    expect(version.vramRequirementGb).toBeCloseTo(gb, 9);
  }
});

test("a model carries its shape and keeps its name at Hugging Face as it is spelled there", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  expect(await test.db.findOneByOrFail(Model, { name: "llama-3.1-8b" })).toMatchObject({
    architecture: "llama",
    parameters: 8_030_261_248,
    contextLength: 131_072,
    hfId: "meta-llama/Llama-3.1-8B",
    tags: ["llama", "meta"],
    metadata: { layers: 32, kvHeads: 8, kvCacheBytesPerToken16bit: 131_072 },
  });
});

test("versions of one precision are told apart by the repository of their weights", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const { id: modelId } = await test.db.findOneByOrFail(Model, { name: "deepseek-r1" });
  const versions = await test.db.find(ModelVersion, {
    where: { modelId, quantization: "mxfp4" },
    order: { version: "ASC" },
  });
  expect(versions.map(({ version }) => version)).toEqual([
    "amd/DeepSeek-R1-0528-MXFP4",
    "amd/DeepSeek-R1-0528-MXFP4-Preview",
    "amd/DeepSeek-R1-0528-MXFP4-v2",
  ]);
  expect(await versionOf(test.db, "qwq-32b", { quantization: "int4" })).toMatchObject({
    version: "Qwen/QwQ-32B-AWQ",
    modelConfig: { quantizationMethod: "awq" },
  });
});

test("what no source states of a model stays null", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  expect(await test.db.findOneByOrFail(Model, { name: "phi-4" })).toMatchObject({
    parameters: null,
    contextLength: null,
    hfId: "microsoft/phi-4",
    license: "MIT",
    architecture: "unknown",
  });
  expect(await versionOf(test.db, "phi-4", { quantization: "int8" })).toMatchObject({
    vramRequirementGb: null,
    quantizationBits: 8,
  });
  expect(await test.db.findOneByOrFail(Model, { name: "deepseek-v3.2" })).toMatchObject({
    parameters: null,
    license: null,
    metadata: { kvCacheBytesPerToken16bit: null, layers: 61 },
  });
});
