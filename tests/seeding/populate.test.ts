import { Model } from "../../src/catalog/model.entity";
import { ModelVersion } from "../../src/catalog/model-version.entity";
import { seedReference } from "../../src/seeding/reference";
import { freshApi } from "../support/fresh-api";

const dryRun = `mutation ($id: ID!) {
  populateMatrix(input: { modelVersionId: $id, dryRun: true }) { created }
}`;

test("on the seeded catalog a default matrix has work for a small model and for a large one", async () => {
  await using api = await freshApi();
  await seedReference(api.db);

  for (const name of ["llama-3.1-8b", "deepseek-r1"]) {
    const { id: modelId } = await api.db.findOneByOrFail(Model, { name });
    const version = await api.db.findOneByOrFail(ModelVersion, {
      modelId,
      quantization: name === "deepseek-r1" ? "fp8" : "bf16",
    });

    const { populateMatrix } = await api.ask(dryRun, { id: version.id });

    expect(populateMatrix.created).toBeGreaterThan(1000);
  }
});
