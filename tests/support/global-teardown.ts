/** Stops the run's database server. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.stop();
}
