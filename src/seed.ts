import "reflect-metadata";
import { seedCommand } from "./seeding/command";

/** `npm run seed`: fills the catalog of the database that DATABASE_URL names. */
async function seed(): Promise<void> {
  process.exitCode = await seedCommand({
    args: process.argv.slice(2),
    say: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
}

void seed();
