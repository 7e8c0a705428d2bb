import { Shared } from "../../src/platform/context";
import type { Db } from "../../src/platform/db";
import type { Events } from "../../src/platform/events/events";
import { LocalEvents } from "../../src/platform/events/local-events";
import { Gate } from "../../src/platform/gate";
import { createLog, type Log } from "../../src/platform/log";

interface Parts {
  events?: Events;
  log?: Log;
  maxCost?: number | undefined;
}

/** What the requests of a server share, of a server that is alone unless it is given events. */
export function sharedOver(
  db: Db,
  { events = new LocalEvents(), log = createLog("error"), maxCost }: Parts = {},
): Shared {
  const claimGate = new Gate({ width: 4 });
  return new Shared({ db, events, log, claimGate, ...(maxCost === undefined ? {} : { maxCost }) });
}
