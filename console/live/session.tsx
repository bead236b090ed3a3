import { createContext, createSignal, type ParentProps, useContext } from "solid-js";
import type { Me } from "#protocol/rest";
import { fetchMe } from "../api/account.ts";
import type { Failure } from "../api/request.ts";

export type SessionState = { is: "asking" } | { is: "out" } | { is: "in"; me: Me } | { is: "failed"; failure: Failure };

export type Session = { state(): SessionState; refresh(): Promise<SessionState>; leave(): void };

export function createSession(): Session {
  const [state, setState] = createSignal<SessionState>({ is: "asking" });
  return {
    state,
    async refresh() {
      const result = await fetchMe();
      if (result.ok) return setState({ is: "in", me: result.value });
      if (result.failure.status === 401) return setState({ is: "out" });
      return setState({ is: "failed", failure: result.failure });
    },
    leave: () => setState({ is: "out" }),
  };
}

const Context = createContext<Session>();

export const SessionProvider = (props: ParentProps<{ session: Session }>) => (
  <Context.Provider value={props.session}>{props.children}</Context.Provider>
);

export function useSession(): Session {
  const session = useContext(Context);
  if (session === undefined) throw new Error("useSession is called outside the app.");
  return session;
}

/** Who is signed in, where somebody must be. */
export function useMe(): () => Me {
  const session = useSession();
  let last: Me | null = null;
  return () => {
    const state = session.state();
    // While signing out, a part that is about to go may ask once more.
    if (state.is === "in") last = state.me;
    if (last === null) throw new Error("Nobody is signed in here.");
    return last;
  };
}
