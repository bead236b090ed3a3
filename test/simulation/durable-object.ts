import type { AgentConnect, VisitorConnect } from "../../worker/site/connect.ts";
import type { Site } from "../../worker/site/site.ts";
import type { Actor } from "./clock.ts";
import type { ServerEnd } from "./connection.ts";
import type { Sqlite } from "./sqlite.ts";
import type { World } from "./world.ts";

export type Connect = { who: "visitor"; connect: VisitorConnect } | { who: "agent"; connect: AgentConnect };

/** When a crash happens, as seen from a write that is not durable yet. */
export type CrashAt = "before commit" | "after commit" | "after send";

type Bindings = { DIRECTORY: D1Database; HISTORY: D1Database };
type Make = (ctx: DurableObjectState, env: Bindings) => Site;

/**
 * The platform around one Durable Object: storage whose writes become durable a little later, an output gate that holds
 * all that leaves the object until then, one alarm, hibernation, and crashes.
 */
export function makeObject(world: World, sqlite: Sqlite, env: Bindings, make: Make) {
  const { clock, random } = world;
  let life: Actor = newLife();
  let site: Site | null = null;
  const sockets = new Set<ServerEnd>();
  let held: (() => void)[] = [];
  let isOpen = false;
  let alarmAt: number | null = null;
  let alarmBefore: number | null = null;
  let cancelAlarm: (() => void) | null = null;
  let isRinging = false;
  let deaths: (() => void)[] = [];
  let armed: CrashAt | null = null;

  function newLife(): Actor {
    return { name: "site", alive: true, asleepUntil: 0, skew: 0 };
  }

  /** The platform's own doings have nobody's clock but the world's. */
  const platform: Actor = { name: "platform", alive: true, asleepUntil: 0, skew: 0 };

  function begin(): void {
    if (isOpen) return;
    isOpen = true;
    alarmBefore = alarmAt;
    sqlite.run("BEGIN");
    clock.later(life, random.between(0, 6), () => flush());
  }

  function commit(): void {
    if (!isOpen) return;
    isOpen = false;
    sqlite.run("COMMIT");
  }

  function flush(): void {
    if (armed !== null) {
      const at = armed;
      armed = null;
      return crash(at);
    }
    commit();
    const out = held;
    held = [];
    for (const release of out) release();
  }

  /** What leaves the object waits for the writes before it. */
  function emit(release: () => void): void {
    if (isOpen || held.length > 0) held.push(release);
    else release();
  }

  const sql = {
    exec(text: string, ...bound: unknown[]) {
      if (!sqlite.reads(text)) begin();
      const { rows, changes } = sqlite.run(text, ...bound);
      return {
        rowsWritten: changes,
        toArray: () => rows,
        one() {
          if (rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}.`);
          return rows[0];
        },
        [Symbol.iterator]: () => rows[Symbol.iterator](),
      };
    },
  };
  const storage = {
    sql,
    transactionSync<T>(work: () => T): T {
      begin();
      sqlite.run("SAVEPOINT turn");
      try {
        const result = work();
        sqlite.run("RELEASE turn");
        return result;
      } catch (error) {
        sqlite.run("ROLLBACK TO turn");
        sqlite.run("RELEASE turn");
        throw error;
      }
    },
    async setAlarm(at: number) {
      begin();
      setAlarm(at);
    },
    async deleteAlarm() {
      begin();
      setAlarm(null);
    },
  };
  const ctx = {
    storage,
    acceptWebSocket: (socket: ServerEnd) => void sockets.add(socket),
    getWebSockets: () => [...sockets],
    setWebSocketAutoResponse() {},
    getWebSocketAutoResponseTimestamp: ({ pongAt }: ServerEnd) => (pongAt === null ? null : new Date(pongAt)),
  } as unknown as DurableObjectState;

  function setAlarm(at: number | null): void {
    cancelAlarm?.();
    alarmAt = at;
    cancelAlarm = at === null ? null : clock.later(platform, at - clock.now(), () => ring());
  }

  function awake(): Site {
    site ??= make(ctx, env);
    return site;
  }

  function ring(): void {
    if (isRinging) {
      cancelAlarm = clock.later(platform, 50, () => ring());
      return;
    }
    const mine = life;
    isRinging = true;
    begin();
    alarmAt = null;
    cancelAlarm = null;
    world.note("site", "alarm");
    world.enter(mine, () => {
      const again = () => {
        if (!mine.alive) return;
        isRinging = false;
        if (alarmAt === null) setAlarm(clock.now() + 2_000);
      };
      awake()
        .alarm()
        .then(
          // Over when what it wrote is durable; a crash before that rings it again.
          () =>
            emit(() => {
              isRinging = false;
            }),
          again,
        );
    });
  }

  function die(): void {
    life.alive = false;
    life = newLife();
    site = null;
    held = [];
    for (const tell of deaths) tell();
    deaths = [];
    if (isRinging) {
      // The platform rings an alarm again whose handler did not end.
      isRinging = false;
      setAlarm(clock.now() + 100);
    }
  }

  function crash(at: CrashAt): void {
    if (at === "before commit" && isOpen) {
      isOpen = false;
      sqlite.run("ROLLBACK");
      setAlarm(alarmBefore);
    } else commit();
    if (at === "after send") {
      for (const release of held) release();
      held = [];
    }
    die();
    for (const socket of [...sockets]) socket.wire.cutByServer();
    sockets.clear();
  }

  return {
    sqlite,
    life: () => life,
    sockets,
    emit,
    /** Told once when the object's process goes. */
    onDeath: (tell: () => void) => void deaths.push(tell),
    /** All is durable and nothing is under way. */
    isIdle: () => !isOpen && held.length === 0 && !isRinging,
    /** Runs in the object, waking it. */
    turn<T>(work: (site: Site) => T): T {
      return world.enter(life, () => work(awake()));
    },
    /** Takes it out of memory as hibernation does, when nothing keeps it there. */
    evict(): boolean {
      if (site === null || isOpen || held.length > 0 || isRinging || clock.waitingFor(life) > 0) return false;
      life.alive = false;
      life = newLife();
      site = null;
      return true;
    },
    /** Crashes when the next writes are about to become durable: there it hurts. */
    crashSoon(at: CrashAt): void {
      armed = at;
    },
    /** All sockets are cut, nothing is lost. */
    deploy(): void {
      crash("after send");
    },
    end(): void {
      commit();
      life.alive = false;
      cancelAlarm?.();
    },
  };
}

export type SimulatedObject = ReturnType<typeof makeObject>;
