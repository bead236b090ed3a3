import { limits } from "#protocol/limits";
import type { TagConfig } from "#protocol/model";
import { type Local, nameOf, readFrom, type Session, soundSecret } from "../visit/known.ts";

/** A small record on the device that may be refused: then, and in strict mode, it lives in memory only. */
export type Kept<Fields> = { get(): Partial<Fields>; put(change: Partial<Fields>): void };

/** All that the chat keeps. */
export type Device = {
  session: Kept<Session>;
  local: Kept<Local>;
  /** By this the site knows who wrote. */
  secret(): string | undefined;
  outbox(): Local["outbox"];
};

export function makeDevice(config: TagConfig): Device {
  const local = makeKept<Local>(() => localStorage, config);
  const session = makeKept<Session>(() => sessionStorage, config);
  return {
    local,
    session,
    secret: () => soundSecret(local.get()),
    outbox() {
      const { outbox } = local.get();
      return Array.isArray(outbox) ? outbox.filter(isSound) : [];
    },
  };
}

/** Others may have changed it: the site would refuse such a message for ever. */
const isSound = (own: Partial<Local["outbox"][number]> | null): boolean =>
  /^[\w-]{22}$/.test(`${own?.id}`) &&
  typeof own?.body === "string" &&
  own.body.trim() !== "" &&
  own.body.length <= limits.body;

function makeKept<Fields>(storage: () => Storage, config: TagConfig): Kept<Fields> {
  let memory: Partial<Fields> = {};
  const get = () => {
    memory = { ...memory, ...readFrom<Fields>(storage, config) };
    return memory;
  };
  return {
    get,
    put(change) {
      memory = { ...get(), ...change };
      if (config.settings.strict) return;
      try {
        const text = JSON.stringify(memory);
        if (text === "{}") storage().removeItem(nameOf(config.key));
        else storage().setItem(nameOf(config.key), text);
      } catch {
        // A browser that blocks storage throws, and one whose quota is used up.
      }
    },
  };
}
