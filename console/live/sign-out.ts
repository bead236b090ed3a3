import { signOut } from "../api/account.ts";
import type { Result } from "../api/request.ts";
import { draftsKey } from "./drafts.ts";
import { keptPrefix } from "./kept.ts";
import type { Session } from "./session.tsx";

/** Ends the session, and then what this tab kept of the person: the next one here may be somebody else. */
export async function signOutOf(session: Session): Promise<Result<unknown>> {
  const before = session.state();
  const done = await signOut();
  // The site is closed by this; while it is open it may still write.
  const after = await session.refresh();
  if (before.is === "in" && (done.ok || after.is === "out")) forget(before.me.user.id, sessionStorage);
  return done;
}

function forget(user: string, storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys) if (key === draftsKey(user) || key.startsWith(keptPrefix(user))) storage.removeItem(key);
}
