import type { Bench } from "./database";
import { MatrixMaker, populateOurs, populateSeed } from "./matrix";
import { Measured, rotated, timed } from "./measure";
import type { Report } from "./report";

const sizes = [
  { configs: 1_800, pairs: 7 },
  { configs: 9_000, pairs: 7 },
  { configs: 90_000, pairs: 2 },
];

/** How long a matrix takes to make, against the same rows into the seed's table. */
export async function populate(bench: Bench, report: Report): Promise<void> {
  await bench.clear();
  const matrices = new MatrixMaker(bench.database);
  const makers = [
    { by: "seed SQL", make: populateSeed.bind(null, bench.pool) },
    { by: "benchgraph", make: populateOurs.bind(null, bench.database) },
  ];
  // the first statement of each pays for what is remembered afterwards: connections, catalogue, plans
  for (const { make } of makers) await make(await matrices.one(180));
  for (const { configs, pairs } of sizes) {
    const ms = new Measured();
    for (let pair = 0; pair < pairs; pair++) {
      for (const { by, make } of rotated(makers, pair)) {
        const dimensions = await matrices.one(configs);
        ms.add(by, await timed(() => make(dimensions)));
      }
    }
    const what = `populate ${configs.toLocaleString("en")}`;
    const floor = ms.median("seed SQL");
    report.figure({ what, by: "seed SQL", unit: "ms", value: floor, floor });
    report.figure({ what, by: "benchgraph", unit: "ms", value: ms.median("benchgraph"), floor });
    if (configs === 9_000) {
      report.target(`${what}, of the seed's table`, ms.ratio("benchgraph", "seed SQL"), {
        atMost: 1.5,
      });
    }
  }
}
