import { announcedConfigs, matrixChannel } from "../matrix/announce";
import type { ConfigStatus } from "../matrix/config.enums";
import type { Shared } from "../platform/context";
import { Backlog, type ConfigsChanged, mostUnread } from "./backlog";
import { ChangeLog } from "./change-log";
import { type Look, lookForChanges, readConfigs } from "./changed";
import { Feeds, pause } from "./feeds";

/** Changes are read at most this often, for all watchers of an instance. */
const readIntervalMs = 100;
/** A look that waits for no announcement, since one may be lost. */
const lookIntervalMs = 5000;
/** The log outlives its last watcher so long, so that one whose connection broke can go on from its cursor. */
const lingerMs = 30_000;

/** Which configs to watch, and from where on. */
export interface WhichChanges {
  modelVersionId: string;
  status: readonly ConfigStatus[] | null;
  after: string | null;
}

/** A server's feeds of changed configs. */
export function changeFeeds(): Feeds<ChangeFeed> {
  return new Feeds();
}

/**
 * The configs of a matrix as they change, from now or from a cursor of this instance. Whatever is committed once the
 * promise is kept is told, or the watcher is told to read the matrix again.
 */
export function watchConfigs(
  shared: Shared,
  which: WhichChanges,
  keptForMs = lingerMs,
): Promise<AsyncIterableIterator<ConfigsChanged>> {
  const { modelVersionId } = which;
  const feed = shared
    .part(changeFeeds)
    .of(modelVersionId, (onEnd) => new ChangeFeed(shared, modelVersionId, { keptForMs, onEnd }));
  return feed.join(which);
}

/** What there is to do at the next turn. */
interface Due {
  /** Configs that changed. */
  changed: Set<string>;
  /** Whether to look for changes that nobody announced. */
  look: boolean;
  /** Whether more changed than was named. */
  skip: boolean;
}

const nothing = (): Due => ({ changed: new Set(), look: false, skip: false });

/**
 * Reads what changed in a matrix once for all its watchers on this instance.
 *
 * It hears of changes by announcements, and looks by itself every 5 s for those that it has not heard of. All of its
 * statements run one after the other, so that nobody is handed an older state after a newer one.
 */
class ChangeFeed {
  readonly #log = new ChangeLog();
  readonly #watchers = new Set<Backlog>();
  readonly #announcements: AsyncIterableIterator<unknown>;
  readonly #timer: NodeJS.Timeout;
  #lingering: NodeJS.Timeout | null = null;
  #ended = false;
  /** The last look; its versions are those that watchers know, of rows that the next look will see again. */
  #look: Look | null = null;
  #beginning: Promise<void> | null = null;
  #working = false;
  #due = nothing();

  constructor(
    private readonly shared: Shared,
    private readonly modelVersionId: string,
    private readonly life: { keptForMs: number; onEnd: () => void },
  ) {
    this.#announcements = shared.events.subscribe(matrixChannel(modelVersionId));
    this.#timer = setInterval(() => {
      this.#due.look = true;
      this.#workSoon();
    }, lookIntervalMs).unref();
    void this.#listen();
  }

  async join({ status, after }: WhichChanges): Promise<Backlog> {
    const backlog: Backlog = new Backlog({
      status,
      cursor: () => this.#log.cursor(),
      onEnd: () => {
        this.#leave(backlog);
      },
    });
    if (this.#lingering) clearTimeout(this.#lingering);
    this.#lingering = null;
    this.#watchers.add(backlog);
    try {
      await (this.#beginning ??= this.#begin());
    } catch (error) {
      this.#beginning = null;
      await backlog.return();
      throw error;
    }
    if (after !== null) this.#resume(backlog, after);
    return backlog;
  }

  async #begin(): Promise<void> {
    this.#look = await lookForChanges(this.shared.db, this.modelVersionId, null);
    this.#workSoon();
  }

  #resume(backlog: Backlog, after: string): void {
    const missed = this.#log.since(after);
    if (missed === null || missed.size > mostUnread) {
      backlog.skip();
    } else {
      backlog.awaitMissed(missed);
      this.#workSoon();
    }
  }

  async #listen(): Promise<void> {
    for await (const announcement of this.#announcements) {
      const configIds = announcedConfigs(announcement);
      if (configIds === null) this.#due.skip = true;
      else for (const id of configIds) this.#due.changed.add(id);
      this.#workSoon();
    }
  }

  #workSoon(): void {
    if (!this.#working) void this.#workWhileDue();
  }

  async #workWhileDue(): Promise<void> {
    this.#working = true;
    try {
      while (!this.#ended && this.#look !== null && this.#isDue()) {
        await this.#turn(this.#look);
        await pause(readIntervalMs);
      }
    } catch (error) {
      const { log } = this.shared;
      log.warn(
        { err: error, modelVersionId: this.modelVersionId },
        "the changes of a matrix could not be read; trying again",
      );
    } finally {
      this.#working = false;
    }
  }

  #isDue(): boolean {
    const { changed, look, skip } = this.#due;
    return look || skip || changed.size > 0 || this.#behind().length > 0;
  }

  #behind(): Backlog[] {
    return [...this.#watchers].filter((backlog) => backlog.missed.size > 0);
  }

  async #turn(earlier: Look): Promise<void> {
    const due = this.#due;
    this.#due = nothing();
    const { changed, look, skip } = due;
    try {
      if (look && !skip) {
        for (const id of await this.#unannounced(earlier)) changed.add(id);
      }
      if (skip || changed.size > mostUnread) await this.#skipAll();
      else await this.#tell(changed);
    } catch (error) {
      this.#putBack(due);
      throw error;
    }
  }

  #putBack({ changed, look, skip }: Due): void {
    this.#due.look ||= look;
    this.#due.skip ||= skip;
    for (const id of changed) this.#due.changed.add(id);
  }

  /** Configs that were written since the last look in a version that nobody here knows. */
  async #unannounced(earlier: Look): Promise<string[]> {
    const now = await lookForChanges(this.shared.db, this.modelVersionId, earlier);
    const found: string[] = [];
    for (const [id, version] of now.versions) {
      if (earlier.versions.get(id) === version) continue;
      found.push(id);
      now.versions.delete(id);
    }
    this.#look = now;
    return found;
  }

  /** Everybody is to read the matrix again; what is committed by now they then see. */
  async #skipAll(): Promise<void> {
    this.#look = await lookForChanges(this.shared.db, this.modelVersionId, null);
    this.#log.skip();
    for (const backlog of this.#watchers) backlog.skip();
  }

  async #tell(changed: Set<string>): Promise<void> {
    const behind = new Map(this.#behind().map((backlog) => [backlog, backlog.missed]));
    const wanted = new Set([changed, ...behind.values()].flatMap((ids) => [...ids]));
    const read = await readConfigs(this.shared.db, [...wanted]);
    const known = this.#look?.versions;
    const news = read.filter(
      ({ config, version }) => changed.has(config.id) && known?.get(config.id) !== version,
    );
    for (const { config, version } of news) known?.set(config.id, version);
    const configs = news.map(({ config }) => config);
    this.#log.append(configs.map((config) => config.id));
    for (const backlog of this.#watchers) {
      const missed = behind.get(backlog);
      const returned = missed ? read.filter(({ config }) => missed.has(config.id)) : [];
      backlog.hand([...returned.map(({ config }) => config), ...configs], missed !== undefined);
    }
  }

  #leave(backlog: Backlog): void {
    this.#watchers.delete(backlog);
    if (this.#watchers.size > 0) return;
    const { keptForMs } = this.life;
    if (this.#look === null || keptForMs === 0) this.#end();
    else
      this.#lingering = setTimeout(() => {
        this.#end();
      }, keptForMs).unref();
  }

  #end(): void {
    this.#ended = true;
    clearInterval(this.#timer);
    this.life.onEnd();
    void this.#announcements.return?.();
  }
}
