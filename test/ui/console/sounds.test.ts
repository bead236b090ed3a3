import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LinkOptions } from "#link/link";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import { createSiteScope } from "../../../console/live/create-site-scope.ts";
import { BO, board, conversation, events, ME, marks, message, now, snapshot, waiting, welcome } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const heard = vi.hoisted((): string[] => []);
const links = vi.hoisted((): LinkOptions<ToAgent, AgentFrame>[] => []);

vi.mock("#link/chime", () => ({ chime: async (name: string) => void heard.push(name) }));
vi.mock("#link/link", () => ({
  makeLink(options: LinkOptions<ToAgent, AgentFrame>) {
    links.push(options);
    return { send: () => true, post: () => {}, end: () => {} };
  },
}));

const lamp = conversation("lamp", { seq: 1, last: message(1) });
const told = (agent: string, reminded: boolean) =>
  ({ type: "waiting", conversation: lamp.id, waiting: waiting({ offer: { agent, at: 1, reminded } }) }) as const;

beforeEach(() => {
  heard.length = 0;
  vi.stubGlobal("fetch", async () => Response.json({}));
});
afterEach(() => vi.restoreAllMocks());

/** A console that is looked at, or not. */
function listen(attentive: boolean) {
  vi.spyOn(document, "hasFocus").mockReturnValue(attentive);
  const { site, organization } = setStage().scope;
  createRoot(() => createSiteScope({ user: ME, site, organization }));
  const tell = (...frames: ToAgent[]) => {
    for (const frame of frames) links.at(-1)?.onFrame(frame);
  };
  tell(welcome(), snapshot(7, [[lamp, marks(1)]]), now(), board());
  return tell;
}

test("[RTE4] an offer sounds for who looks elsewhere, as news do; a colleague's does not", () => {
  const elsewhere = listen(false);
  elsewhere(events([8, told(BO, false)]));
  expect(heard).toEqual([]);
  elsewhere(events([9, told(ME, false)]));
  expect(heard).toEqual(["hejdesk:site_1"]);
  heard.length = 0;
  listen(true)(events([8, told(ME, false)]));
  expect(heard).toEqual([]);
});

test("[RTE4] a reminder sounds once, also for who is looking here", () => {
  const here = listen(true);
  here(events([8, told(ME, false)], [9, told(ME, true)]), { t: "remind", conversation: lamp.id });
  expect(heard).toEqual(["hejdesk:site_1"]);
});
