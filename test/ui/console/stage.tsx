import { MemoryRouter, Route } from "@solidjs/router";
import { cleanup, render } from "@solidjs/testing-library";
import { createSignal, type JSX } from "solid-js";
import { afterEach } from "vitest";
import type { ToAgent } from "#protocol/agent";
import type { Role } from "#protocol/model";
import type { SiteDetails } from "#protocol/rest";
import { type SiteScope, SiteScopeProvider } from "../../../console/live/context.tsx";
import type { SiteLive } from "../../../console/live/create-site-live.ts";
import { createDrafts } from "../../../console/live/drafts.ts";
import { lookAt } from "../../../console/live/look.ts";
import { unreadForMe, unreadOf } from "../../../console/live/marks.ts";
import { receive } from "../../../console/live/receive.ts";
import { sortIntoSections } from "../../../console/live/sections.ts";
import { type Session, SessionProvider } from "../../../console/live/session.tsx";
import { emptyState, type Outgoing } from "../../../console/live/state.ts";
import { BO, board, ME, mate, now, welcome } from "./fixtures.ts";

// The library does this by itself only where hooks are global.
afterEach(cleanup);

/** A site whose socket is a list of frames, and what the screen asked of it. */
export function setStage(options: { role?: Role; live?: boolean; details?: SiteDetails } = {}) {
  const role = options.role ?? "agent";
  const [state, setState] = createSignal(emptyState);
  const [link, setLink] = createSignal<"live" | "waiting" | "ended">(options.live === false ? "waiting" : "live");
  const asked: unknown[][] = [];
  const tell = (...frames: ToAgent[]) =>
    setState((held) => frames.reduce((next, frame) => receive(next, frame, Date.now()), held));
  const ask =
    (name: string) =>
    (...args: unknown[]) => {
      asked.push([name, ...args]);
      return link() === "live";
    };
  const post = (name: string) => {
    const note = ask(name);
    return (...args: unknown[]) => {
      note(...args);
      return link() !== "ended";
    };
  };
  const live: SiteLive = {
    state,
    link,
    ended: () => null,
    setStatus: ask("status"),
    say: post("say"),
    retry: ask("retry"),
    discard: ask("discard"),
    start: (...args) => (post("start")(...args) ? "started" : null),
    assign: post("assign"),
    note: post("note"),
    pass: post("pass"),
    look: (look) => void setState((held) => lookAt(held, look)),
    viewing: ask("viewing"),
    close: post("close"),
    reopen: post("reopen"),
    sendTranscript: post("transcript"),
    typing: ask("typing"),
    read: ask("read"),
    askLog: ask("log"),
  };
  const site = { id: "site_1", key: "shopshopshopshop", name: "Shop" };
  const organization = { id: "org_12345", name: "Shop Inc", role, sites: [site] };
  const unread = (id: string) => {
    const found = state().view.conversations.get(id);
    return found === undefined ? 0 : unreadOf(found, state().marks.get(id));
  };
  const sections = () => sortIntoSections(state().view.conversations.values(), ME);
  const scope: SiteScope = {
    live,
    drafts: createDrafts(ME, sessionStorage),
    site: () => site,
    organization: () => organization,
    details: () => options.details ?? null,
    detailsFailure: () => null,
    loadDetails: ask("loadDetails"),
    setDetails: ask("details"),
    sections,
    unread,
    unreadTotal: () => unreadForMe(sections(), unread),
    nameOf: (agent) => (agent === ME ? "You" : agent === BO ? "Bo" : "A colleague"),
    departmentName: (department) =>
      state().view.settings?.departments.find(({ id }) => id === department)?.name ?? null,
    now: () => Date.now() + state().offset,
  };
  const session: Session = {
    state: () => ({
      is: "in",
      me: { user: { id: ME, name: "Ana", email: "ana@shop.example" }, organizations: [organization] },
    }),
    refresh: async () => session.state(),
    leave: ask("leave"),
  };
  tell(welcome({ me: mate({ role }), now: Date.now() }), now([mate({ role }), mate({ id: BO, name: "Bo" })]), board());
  return {
    asked,
    session,
    /** One's own messages that the site has not told back. */
    hold: (...outgoing: Outgoing[]) => setState((held) => ({ ...held, outgoing })),
    tell,
    setLink,
    scope,
    show: (ui: () => JSX.Element) =>
      render(() => (
        <SessionProvider session={session}>
          <SiteScopeProvider scope={scope}>{atAnyPath(ui)}</SiteScopeProvider>
        </SessionProvider>
      )),
  };
}

/** Drawn at once: the library's own `location` option loads its router first. */
export const atAnyPath = (ui: () => JSX.Element): JSX.Element => (
  <MemoryRouter>
    <Route path="*" component={ui} />
  </MemoryRouter>
);
