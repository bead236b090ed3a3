import { describe, expect, test } from "vitest";
import { splitLinks } from "../../../console/features/inbox/text-with-links.tsx";
import { readOrigins } from "../../../console/features/onboarding/origins.ts";
import { createDrafts } from "../../../console/live/drafts.ts";
import { makeKept } from "../../../console/live/kept.ts";
import { mayAssign } from "../../../console/live/may.ts";
import { sortIntoSections } from "../../../console/live/sections.ts";
import { BO, conversation, idOf, ME, message } from "./fixtures.ts";

const names = (list: readonly { id: string }[]) => list.map(({ id }) => id.replace(/_+$/u, ""));

describe("the inbox's lists", () => {
  test("waiting, mine, others' and closed are told apart; who waits longest is on top", () => {
    const sections = sortIntoSections(
      [
        conversation("late", { startedAt: 20 }),
        conversation("early", { startedAt: 10 }),
        conversation("old-mine", { state: "open", agent: ME, last: message(1, { at: 10 }) }),
        conversation("new-mine", { state: "open", agent: ME, last: message(1, { at: 20 }) }),
        conversation("theirs", { state: "open", agent: BO }),
        conversation("done", { state: "closed", agent: ME }),
      ],
      ME,
    );
    expect(names(sections.waiting)).toEqual(["early", "late"]);
    expect(names(sections.mine)).toEqual(["new-mine", "old-mine"]);
    expect(names(sections.others)).toEqual(["theirs"]);
    expect(names(sections.closed)).toEqual(["done"]);
  });
});

describe("[REV5] who may assign", () => {
  const agent = { id: ME, role: "agent" } as const;
  const supervisor = { id: ME, role: "supervisor" } as const;
  const queued = conversation("queued");
  const mine = conversation("mine", { state: "open", agent: ME });
  const theirs = conversation("theirs", { state: "open", agent: BO });

  test("an agent takes what waits, hands on or puts back their own, and nothing of others", () => {
    expect(mayAssign(queued, agent)).toEqual({ take: true, give: false, putBack: false });
    expect(mayAssign(mine, agent)).toEqual({ take: false, give: true, putBack: true });
    expect(mayAssign(theirs, agent)).toEqual({ take: false, give: false, putBack: false });
  });

  test("a supervisor does it for others too, but not with what is closed", () => {
    expect(mayAssign(theirs, supervisor)).toEqual({ take: true, give: true, putBack: true });
    expect(mayAssign(conversation("done", { state: "closed", agent: BO }), supervisor)).toEqual({
      take: false,
      give: false,
      putBack: false,
    });
  });
});

describe("what is begun and not sent", () => {
  test("drafts are kept per conversation and per person, over a reload", () => {
    sessionStorage.clear();
    const drafts = createDrafts(ME, sessionStorage);
    drafts.set("a", "to a");
    drafts.set("b", "to b");
    drafts.set("b", "");
    const again = createDrafts(ME, sessionStorage);
    expect([again.of("a"), again.of("b")]).toEqual(["to a", ""]);
    expect(createDrafts(BO, sessionStorage).of("a")).toBe("");
  });

  test("what lies in the storage and is no draft is not taken for one", () => {
    sessionStorage.setItem(`hejdesk:drafts:${ME}`, '{"a":1,"b":"words"}');
    expect([createDrafts(ME, sessionStorage).of("a"), createDrafts(ME, sessionStorage).of("b")]).toEqual(["", "words"]);
    sessionStorage.setItem(`hejdesk:drafts:${ME}`, "{broken");
    expect(createDrafts(ME, sessionStorage).of("b")).toBe("");
  });

  test("[RES2] frames that were not acked are there after a reload, per site", () => {
    sessionStorage.clear();
    const frame = { t: "message", id: idOf("m"), conversation: idOf("c"), body: "Hej" } as const;
    makeKept(ME, "site", sessionStorage).save([frame]);
    expect(makeKept(ME, "site", sessionStorage).load()).toEqual([frame]);
    expect(makeKept(ME, "other", sessionStorage).load()).toEqual([]);
    makeKept(ME, "site", sessionStorage).save([]);
    expect(sessionStorage.length).toBe(0);
  });
});

describe("[MSG4] text with addresses in it", () => {
  test("only http addresses become links, without the punctuation after them", () => {
    expect(splitLinks("See https://a.example/b?c=1. Or javascript:alert(1)")).toEqual([
      { text: "See ", link: false },
      { text: "https://a.example/b?c=1", link: true },
      { text: ". Or javascript:alert(1)", link: false },
    ]);
  });
});

describe("origins that people type", () => {
  test("a bare host gets its scheme, a path is cut off, the same one counts once", () => {
    expect(readOrigins("example.com\nhttps://Example.com/shop\nhttps://*.example.org localhost:8788")).toEqual({
      ok: true,
      origins: ["https://example.com", "https://*.example.org", "http://localhost:8788"],
    });
  });

  test("what is none is named, and at least one is asked for", () => {
    expect(readOrigins("https://fine.example\nnot_an origin")).toMatchObject({ ok: false });
    expect(readOrigins("https://exa mple.com")).toMatchObject({ error: expect.stringContaining("https://exa") });
    expect(readOrigins("https://*.com")).toMatchObject({ ok: false });
    expect(readOrigins("not_an")).toMatchObject({ error: expect.stringContaining("not_an") });
    expect(readOrigins("  \n")).toMatchObject({ error: expect.stringContaining("at least one") });
  });
});
