import { useLocation } from "@solidjs/router";
import { fireEvent, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GoOnline } from "../../../console/features/shell/go-online.tsx";
import { LinkBar } from "../../../console/features/shell/link-bar.tsx";
import { Shell } from "../../../console/features/shell/shell.tsx";
import { SiteMenu } from "../../../console/features/shell/site-menu.tsx";
import { StatusSwitch } from "../../../console/features/shell/status-switch.tsx";
import { VisitorsSee } from "../../../console/features/shell/visitors-see.tsx";
import { signOutOf } from "../../../console/live/sign-out.ts";
import { BO, ME, mate, now } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const checked = (view: { getByRole(role: string, options: object): HTMLElement }, name: string) =>
  (view.getByRole("radio", { name }) as HTMLInputElement).checked;

describe("one's own status", () => {
  test("it moves at once, tells the site, and then follows what the site says", () => {
    const stage = setStage();
    const view = stage.show(() => <StatusSwitch />);
    expect(checked(view, "Online")).toBe(true);
    fireEvent.click(view.getByRole("radio", { name: "Away" }));
    expect(stage.asked).toEqual([["status", "away"]]);
    expect(checked(view, "Away")).toBe(true);
    stage.tell({ t: "team", team: [mate({ status: "away" })] });
    stage.tell({ t: "team", team: [mate({ status: "offline" })] });
    expect(checked(view, "Offline")).toBe(true);
  });

  test.each([
    ["at once when the site says anything else", () => {}, { t: "team" as const, team: [mate(), mate({ id: BO })] }],
    ["after three seconds when the site says nothing", () => vi.advanceTimersByTime(3_000), null],
  ])("it moves back %s", (_, pass, frame) => {
    vi.useFakeTimers();
    const stage = setStage();
    const view = stage.show(() => <StatusSwitch />);
    fireEvent.click(view.getByRole("radio", { name: "Away" }));
    expect(checked(view, "Away")).toBe(true);
    pass();
    if (frame !== null) stage.tell(frame);
    expect(checked(view, "Online")).toBe(true);
  });

  test("it cannot be moved while there is no connection to say it over", () => {
    const stage = setStage({ live: false });
    const view = stage.show(() => <StatusSwitch />);
    expect((view.getByRole("group", { name: "Your status" }) as HTMLFieldSetElement).disabled).toBe(true);
  });
});

describe("what visitors see", () => {
  test("[AVL1] open and closed follow the site, and nothing is claimed without a connection", () => {
    const stage = setStage();
    const view = stage.show(() => <VisitorsSee />);
    expect(view.getByText("Open")).toBeTruthy();
    stage.tell(now([mate(), mate({ id: BO })], false));
    expect(view.getByText("Closed")).toBeTruthy();
    stage.setLink("waiting");
    expect(view.queryByText("Closed")).toBeNull();
  });
});

test("a site is added to the organization of the site that is open", async () => {
  const stage = setStage({ role: "owner" });
  const view = stage.show(() => {
    const place = useLocation();
    return (
      <>
        <SiteMenu />
        <output>{place.pathname + place.search}</output>
      </>
    );
  });
  fireEvent.keyDown(view.getByRole("button", { name: "Site: Shop" }), { key: "Enter" });
  const item = await screen.findByRole("menuitem", { name: "Add a site" });
  fireEvent.pointerUp(item, { button: 0 });
  await vi.waitFor(() => expect(view.getByRole("status").textContent).toBe("/setup?organization=org_12345"));
});

describe("signing out", () => {
  const kept = [`hejdesk:drafts:${ME}`, `hejdesk:kept:${ME}:site_1`];

  test("leaves nothing of the person in the tab, and what is of others alone", async () => {
    vi.stubGlobal("fetch", async () => Response.json({}));
    for (const key of [...kept, `hejdesk:drafts:${BO}`]) sessionStorage.setItem(key, "{}");
    await signOutOf(setStage().session);
    expect(Object.keys(sessionStorage)).toEqual([`hejdesk:drafts:${BO}`]);
  });

  test("keeps all when it did not work", async () => {
    vi.stubGlobal("fetch", async () => new Response("{}", { status: 503 }));
    for (const key of kept) sessionStorage.setItem(key, "{}");
    await signOutOf(setStage().session);
    expect(Object.keys(sessionStorage)).toEqual(kept);
  });

  test("takes the site out of the title", () => {
    const stage = setStage();
    const view = stage.show(() => <Shell onIdle={() => {}} />);
    expect(document.title).toBe("Shop · Hejdesk");
    view.unmount();
    expect(document.title).toBe("Hejdesk");
  });
});

describe("the connection", () => {
  test("a cut says that it reconnects, and says no more when it is back", () => {
    const stage = setStage();
    const view = stage.show(() => <LinkBar />);
    expect(view.getByRole("status").textContent).toBe("");
    stage.setLink("waiting");
    expect(view.getByRole("status").textContent).toContain("Reconnecting");
    stage.setLink("live");
    expect(view.getByRole("status").textContent).toBe("");
  });
});

test("who is offline is told what that means, and goes online with one press", () => {
  const stage = setStage();
  const view = stage.show(() => <GoOnline />);
  expect(view.queryByRole("button")).toBeNull();
  stage.tell({ t: "team", team: [mate({ status: "offline" })] });
  fireEvent.click(view.getByRole("button", { name: "Go online" }));
  expect(stage.asked).toEqual([["status", "online"]]);
});
