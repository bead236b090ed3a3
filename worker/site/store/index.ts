import { makeAnsweredStore } from "./answered.ts";
import { makeContactStore } from "./contact.ts";
import { makeConversationStore } from "./conversation.ts";
import { makeEngagedStore } from "./engaged.ts";
import { makeIdentityStore } from "./identity.ts";
import { makeIncomingStore } from "./incoming.ts";
import { makeLogStore } from "./log.ts";
import { makeMailStore } from "./mail.ts";
import { makeMemberStore } from "./member.ts";
import { makeNoteStore } from "./note.ts";
import { makeParkedStore } from "./parked.ts";
import { makeRefusedStore } from "./refused.ts";
import { makeToldStore } from "./told.ts";
import { makeTrafficStore } from "./traffic.ts";
import { makeVisitorStore } from "./visitor.ts";

/** The object's SQLite, one small store per noun. All of it is synchronous, so a turn is atomic. */
export function makeStore(storage: DurableObjectStorage) {
  const { sql } = storage;
  const log = makeLogStore(sql);
  const conversations = makeConversationStore(sql);
  const visitors = makeVisitorStore(sql);
  const members = makeMemberStore(sql);
  const answered = makeAnsweredStore(sql);
  const contacts = makeContactStore(sql);
  return {
    identity: makeIdentityStore(sql),
    log,
    conversations,
    visitors,
    members,
    answered,
    contacts,
    engaged: makeEngagedStore(sql),
    incoming: makeIncomingStore(sql),
    mails: makeMailStore(sql),
    notes: makeNoteStore(sql),
    parked: makeParkedStore(sql),
    refused: makeRefusedStore(sql),
    told: makeToldStore(sql),
    traffic: makeTrafficStore(sql),
    /** All of it or nothing. */
    atomically<T>(work: () => T): T {
      try {
        return storage.transactionSync(work);
      } catch (error) {
        for (const store of [log, conversations, visitors, members, answered, contacts]) store.forget();
        throw error;
      }
    },
  };
}

export type Store = ReturnType<typeof makeStore>;
