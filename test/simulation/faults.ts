import type { Cast } from "./cast.ts";
import type { Stage } from "./session.ts";

/** What goes wrong, one thing at a time, and how all of it ends. */
export function makeFaults({ world, visitors, agents }: Cast, { history }: Stage) {
  const { random, clock, object } = world;
  const devices = [...visitors, ...agents].map(({ device }) => device);
  let awayUntil = 0;
  let slow = 0;
  let trouble = 0;

  history.fate = () => {
    if (clock.now() < awayUntil) return random.pick(["fails before", "never answers"]);
    if (!random.chance(trouble)) return "well";
    return random.pick(["fails before", "fails after", "fails after", "never answers"]);
  };
  history.wait = () => random.between(1, 20 + slow);

  return {
    any(): void {
      const roll = random.next();
      const device = random.pick(devices);
      if (roll < 0.16) {
        world.fault("cut");
        for (const wire of [...device.wires]) wire.cut();
      } else if (roll < 0.24) {
        world.fault(device.isOffline ? "online" : "offline");
        if (device.isOffline) device.goOnline();
        else device.goOffline();
      } else if (roll < 0.32) {
        world.fault("sleep");
        device.sleep(clock.now() + random.between(1_000, random.chance(0.2) ? 2_400_000 : 60_000));
      } else if (roll < 0.4) {
        world.fault("sockets blocked");
        device.socketsBlocked = !device.socketsBlocked;
        if (device.socketsBlocked) for (const wire of [...device.wires]) wire.cut();
        device.loss = random.chance(0.5) ? 0.1 : 0;
      } else if (roll < 0.52) {
        if (object.evict()) world.fault("eviction");
      } else if (roll < 0.74) {
        const at = random.pick(["before commit", "after commit", "after send"] as const);
        world.fault(`crash ${at}`);
        object.crashSoon(at);
      } else if (roll < 0.78) {
        world.fault("deploy");
        object.deploy();
      } else if (roll < 0.86) {
        world.fault("D1 away");
        awayUntil = clock.now() + random.between(1_000, 900_000);
      } else if (roll < 0.92) {
        world.fault("D1 slow");
        slow = random.between(0, 8_000);
      } else {
        world.fault("D1 in trouble");
        trouble = random.between(0, 0.7);
      }
    },
    heal(): void {
      world.note("faults", "end");
      awayUntil = 0;
      slow = 0;
      trouble = 0;
      for (const device of devices) {
        device.socketsBlocked = false;
        device.loss = 0;
        for (const tab of [...device.tabs]) tab.show(true);
        if (device.isOffline) device.goOnline();
      }
    },
  };
}
