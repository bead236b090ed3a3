import { makeConversationStore } from "./conversation.ts";
import { makeIdentityStore } from "./identity.ts";
import { makeLogStore } from "./log.ts";
import { makeMemberStore } from "./member.ts";
import { makeParkedStore } from "./parked.ts";
import { makeRefusedStore } from "./refused.ts";
import { makeVisitorStore } from "./visitor.ts";

/** The object's SQLite, one small store per noun. All of it is synchronous, so a turn is atomic. */
export function makeStore(storage: DurableObjectStorage) {
  const { sql } = storage;
  const log = makeLogStore(sql);
  const members = makeMemberStore(sql);
  return {
    identity: makeIdentityStore(sql),
    log,
    conversations: makeConversationStore(sql),
    visitors: makeVisitorStore(sql),
    members,
    parked: makeParkedStore(sql),
    refused: makeRefusedStore(sql),
    /** All of it or nothing. */
    atomically<T>(work: () => T): T {
      try {
        return storage.transactionSync(work);
      } catch (error) {
        log.forget();
        members.forget();
        throw error;
      }
    },
  };
}

export type Store = ReturnType<typeof makeStore>;
