import { createRoot } from "solid-js";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkOptions } from "#link/link";
import { browser } from "#link/platform";
import type { AgentFrame, ToAgent } from "#protocol/agent";
import { createSiteLive, type Refusal } from "../../../console/live/create-site-live.ts";
import { conversation, events, idOf, ME, marks, message, snapshot, welcome } from "./fixtures.ts";

type Opened = { options: LinkOptions<ToAgent, AgentFrame>; sent: AgentFrame[]; posted: AgentFrame[]; ended: boolean };
const links = vi.hoisted((): Opened[] => []);

vi.mock("#link/link", () => ({
  makeLink(options: Opened["options"]) {
    const link: Opened = { options, sent: [], posted: [], ended: false };
    links.push(link);
    return {
      send: (frame: AgentFrame) => link.sent.push(frame) > 0,
      post: (frame: AgentFrame) => link.posted.push(frame),
      end() {
        link.ended = true;
        options.onState("ended", null);
      },
    };
  },
}));

const lamp = conversation("lamp", { seq: 1, last: message(1) });

function open() {
  const refusals: Refusal[] = [];
  const { live, dispose } = createRoot((dispose) => ({
    live: createSiteLive({
      site: "site_1",
      user: ME,
      platform: browser,
      onRefused: (refusal) => refusals.push(refusal),
    }),
    dispose,
  }));
  const tell = (...frames: ToAgent[]) => {
    for (const frame of frames) links.at(-1)?.options.onFrame(frame);
  };
  return { live, tell, refusals, dispose };
}

beforeEach(() => {
  links.length = 0;
  sessionStorage.clear();
});

describe("the socket of a site", () => {
  test("[CON1] it opens the agent's path of this version", () => {
    open();
    expect(links[0]?.options.url).toMatch(/^wss?:\/\/.*\/v1\/agent\/site_1$/u);
  });

  test("[REV1] it comes back with the place it had reached", () => {
    const { tell } = open();
    expect(links[0]?.options.hello()).toEqual({ t: "hello", untouched: expect.any(Number) });
    tell(welcome(), snapshot(7, []), events([8, { type: "seen", origin: "https://a.example" }]));
    expect(links[0]?.options.hello()).toMatchObject({ t: "hello", since: { epoch: idOf("epoch"), rev: 8 } });
  });

  test("[REV1] after a hole it connects anew, asks for all, and takes along what was not acked", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    tell(events([12, { type: "seen", origin: "https://a.example" }]));
    expect(links.map(({ ended }) => ended)).toEqual([true, false]);
    expect(links[1]?.options.hello()).toEqual({ t: "hello", untouched: expect.any(Number) });
    expect(links[1]?.options.keep).toMatchObject([{ t: "message", body: "Hej" }]);
    expect(live.link()).not.toBe("ended");
  });

  test("[MSG7] what visitors wrote is told to have been received, once", () => {
    const { tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(0)]]), events([8, { type: "seen", origin: "https://a.example" }]));
    expect(links[0]?.sent).toEqual([{ t: "received", conversation: lamp.id, seq: 1 }]);
  });

  test("an own message shows before it is stored, and a reload keeps it", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    expect(live.state().outgoing).toMatchObject([{ body: "Hej", failed: null }]);
    links[0]?.options.onKept?.(links[0].posted);
    const again = open();
    expect(again.live.state().outgoing).toMatchObject([{ body: "Hej" }]);
    expect(links[1]?.options.keep).toEqual(links[0]?.posted);
  });

  test.each(["the site was left", "it was closed for good"])("nothing is kept for later after %s", (why) => {
    const { live, tell, dispose } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    if (why === "the site was left") dispose();
    else links[0]?.options.onState("ended", 4401);
    expect([live.reopen(lamp.id), live.say(lamp.id, "Hej"), live.start(idOf("visit"), idOf("tab"), "Hej")]).toEqual([
      false,
      false,
      null,
    ]);
    expect(links[0]?.posted).toEqual([]);
    expect(live.state().outgoing).toEqual([]);
  });

  test("[FST4] a refused first word is handed back", () => {
    const { live, tell, refusals } = open();
    tell(welcome(), snapshot(7, []));
    live.start(idOf("visit"), idOf("tab"), "Hej");
    const [start] = links[0]?.posted ?? [];
    const id = start !== undefined && "id" in start ? start.id : "";
    tell({ t: "error", code: "visitor_gone", detail: "They left.", id });
    expect(refusals).toMatchObject([{ code: "visitor_gone", frame: { t: "start", body: "Hej" } }]);
  });

  test("a refused message can be sent again as a new one, or dropped", () => {
    const { live, tell } = open();
    tell(welcome(), snapshot(7, [[lamp, marks(1)]]));
    live.say(lamp.id, "Hej");
    const first = live.state().outgoing[0]?.id ?? "";
    tell({ t: "error", code: "conversation_closed", detail: "Closed.", id: first });
    live.retry(first);
    const second = live.state().outgoing[0];
    expect(second).toMatchObject({ body: "Hej", failed: null });
    expect(second?.id).not.toBe(first);
    live.discard(second?.id ?? "");
    expect(live.state().outgoing).toEqual([]);
  });
});
