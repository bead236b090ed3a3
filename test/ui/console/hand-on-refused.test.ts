import { createRoot } from "solid-js";
import { beforeEach, expect, test, vi } from "vitest";
import type { LinkOptions } from "#link/link";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import { createSiteScope } from "../../../console/live/create-site-scope.ts";
import { handDraft } from "../../../console/live/drafts.ts";
import { BO, conversation, ME, marks, message, now, snapshot, welcome } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const links = vi.hoisted((): { options: LinkOptions<ToAgent, AgentFrame>; posted: AgentFrame[] }[] => []);

vi.mock("#link/link", () => ({
  makeLink(options: LinkOptions<ToAgent, AgentFrame>) {
    const posted: AgentFrame[] = [];
    links.push({ options, posted });
    return { send: () => true, post: (frame: AgentFrame) => posted.push(frame), end: () => {} };
  },
}));

beforeEach(() => sessionStorage.clear());

test.each([
  ["is begun again", "", "wants a refund"],
  ["does not replace what was begun meanwhile", "call her", "call her"],
])("a note that was refused with its hand-on %s", (_, begun, held) => {
  vi.stubGlobal("fetch", async () => Response.json({}));
  const lamp = conversation("lamp", { state: "open", agent: ME, seq: 1, last: message(1) });
  const { site, organization } = setStage().scope;
  const scope = createRoot(() => createSiteScope({ user: ME, site, organization }));
  const link = links.at(-1);
  for (const frame of [welcome(), snapshot(7, [[lamp, marks(1)]]), now()]) link?.options.onFrame(frame);
  scope.live.assign(lamp.id, BO, { note: "wants a refund" });
  const [sent] = link?.posted ?? [];
  if (sent?.t !== "assign") throw new Error("It was not handed on.");
  scope.drafts.set(handDraft(lamp.id), begun);
  link?.options.onFrame({ t: "error", id: sent.id, code: "forbidden", detail: "Not yours." });
  expect(scope.drafts.of(handDraft(lamp.id))).toBe(held);
});
