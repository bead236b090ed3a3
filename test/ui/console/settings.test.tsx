import { fireEvent, render } from "@solidjs/testing-library";
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import Install from "../../../console/features/onboarding/install.tsx";
import Settings from "../../../console/features/settings/settings.tsx";
import { SiteScopeProvider } from "../../../console/live/context.tsx";
import { createSiteScope } from "../../../console/live/create-site-scope.ts";
import { showToast, Toasts } from "../../../console/ui/toasts.tsx";
import { events, ME, mate, siteSettings, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

vi.mock("#link/link", () => ({ makeLink: () => ({ send: () => false, post: () => {}, end: () => {} }) }));
beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

const settings = siteSettings();
const details = {
  id: "site_1",
  key: "shopshopshopshop",
  name: "Shop",
  organization: "org_12345",
  settings,
  tag: "<script></script>",
  seen: null,
};
const complete = { behind: 0, parked: [] };

describe("saving the settings", () => {
  const open = () => {
    const sent: unknown[] = [];
    vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
      if (url.pathname.endsWith("/outbox")) return Response.json(complete);
      const change: object = JSON.parse(String(init.body));
      sent.push(change);
      return Response.json({ ...details, settings: { ...settings, greeting: "Hej!", ...change } });
    });
    const stage = setStage({ role: "owner", details });
    stage.tell(snapshot(1, []));
    const view = stage.show(() => <Settings />);
    const value = (label: string) => view.getByLabelText<HTMLInputElement>(label).value;
    const write = (label: string, text: string) =>
      fireEvent.input(view.getByLabelText(label), { target: { value: text } });
    return { sent, stage, view, value, write };
  };
  const colleague = events([2, { type: "settings", settings: { ...settings, greeting: "Hej!" } }]);

  test("only what was changed here is sent, so what a colleague changed meanwhile stays", async () => {
    const { sent, stage, view, value, write } = open();
    write("Name of the site", "Lamps ");
    stage.tell(colleague);
    expect(value("Greeting")).toBe("Hej!");
    expect(value("Name of the site")).toBe("Lamps ");
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    expect(await view.findByText(/^Saved/u)).toBeTruthy();
    expect(sent).toEqual([{ name: "Lamps" }]);
    expect(value("Name of the site")).toBe("Lamps");
    expect(value("Greeting")).toBe("Hej!");
  });

  test("what was changed and put back is not a change", () => {
    const { sent, view, write } = open();
    write("Greeting", "Hello");
    expect(view.getByText("Not saved yet")).toBeTruthy();
    write("Greeting", "");
    expect(view.queryByText("Not saved yet")).toBeNull();
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    expect(sent).toEqual([]);
  });

  test("what is not saved waits while another screen is open, which is said once, and can be discarded", () => {
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    const toasts = render(() => <Toasts />);
    const first = open();
    expect(leave()).toBe(true);
    first.write("Greeting", "Hello");
    first.write("E-mail addresses", "half an addr");
    expect(leave()).toBe(false);
    first.view.unmount();
    expect(leave()).toBe(true);
    expect(toasts.getAllByText(/^Your changes of the settings are not saved yet/u)).toHaveLength(1);
    const { view, value } = open();
    expect([value("Greeting"), value("E-mail addresses")]).toEqual(["Hello", "half an addr"]);
    for (const button of view.getAllByRole("button", { name: "Discard" })) fireEvent.click(button);
    expect([value("Greeting"), value("E-mail addresses")]).toEqual(["", ""]);
    view.unmount();
    expect(open().view.queryByRole("button", { name: "Discard" })).toBeNull();
  });

  test("what is wrong is gone to, and nothing is sent", () => {
    const { sent, view, write } = open();
    write("Allowed origins", "no origin");
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    expect(document.activeElement).toBe(view.getByLabelText("Allowed origins"));
    write("E-mail addresses", "half an addr");
    fireEvent.click(view.getByRole("button", { name: "Save addresses" }));
    expect(document.activeElement).toBe(view.getByLabelText("E-mail addresses"));
    expect(sent).toEqual([]);
  });
});

test("what can be undone is offered no longer than the site is open", () => {
  vi.stubGlobal("fetch", async (url: URL) => Response.json(url.pathname.endsWith("/outbox") ? complete : details));
  const { site, organization } = setStage().scope;
  const dispose = createRoot((end) => {
    createSiteScope({ user: ME, site, organization });
    return end;
  });
  const view = render(() => <Toasts />);
  showToast("Closed.", () => {});
  showToast("Copied.");
  expect(view.getByRole("button", { name: "Undo" })).toBeTruthy();
  dispose();
  expect(view.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(view.getByText("Copied.")).toBeTruthy();
});

test.each([
  ["the settings", Settings],
  ["the tag", Install],
])("%s that did not come are told, and can be asked for again", async (_, Screen) => {
  let reachable = false;
  vi.stubGlobal("fetch", async (url: URL) => {
    if (!reachable) throw new TypeError("no network");
    return Response.json(url.pathname.endsWith("/outbox") ? complete : details);
  });
  const stage = setStage({ role: "owner" });
  const view = stage.show(() => {
    const { site, organization } = stage.scope;
    return (
      <SiteScopeProvider scope={createSiteScope({ user: ME, site, organization })}>
        <Screen />
      </SiteScopeProvider>
    );
  });
  expect((await view.findByRole("alert")).textContent).toContain("cannot be reached");
  reachable = true;
  fireEvent.click(view.getByRole("button", { name: "Try again" }));
  expect((await view.findByLabelText<HTMLTextAreaElement>("Script tag")).value).toBe(details.tag);
  expect(view.queryByRole("alert")).toBeNull();
});

test("the tag's page says what to do until the tag is seen, and then to go on, and online", () => {
  const stage = setStage({ role: "owner", details });
  stage.tell(snapshot(1, []), { t: "team", team: [mate({ role: "owner", status: "offline" })] });
  const view = stage.show(() => <Install />);
  const board = () => view.getByRole("link", { name: "Go to the board" });
  expect(view.getByText("Step 3 of 3")).toBeTruthy();
  expect(view.getByRole("heading").textContent).toBe("Paste this tag into your site");
  expect(board().className).not.toContain("primary");
  expect(view.queryByRole("button", { name: "Go online" })).toBeNull();
  stage.tell(events([2, { type: "seen", origin: "https://shop.example" }]));
  expect(view.getByRole("heading").textContent).toBe("Your site is connected");
  expect(view.queryByText("Step 3 of 3")).toBeNull();
  expect(board().className).toContain("primary");
  fireEvent.click(view.getByRole("button", { name: "Go online" }));
  expect(stage.asked).toContainEqual(["status", "online"]);
});

describe("the history", () => {
  const parked = [{ rev: 7, at: 1_790_000_000_000, reason: "D1_ERROR: too big", what: "message", conversation: null }];
  const open = (first: object, afterRetry: object = first) => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
      asked.push(`${init.method} ${url.pathname}`);
      return Response.json(init.method === "POST" ? afterRetry : first);
    });
    const stage = setStage({ role: "owner", details });
    stage.tell(snapshot(1, []));
    return { asked, view: stage.show(() => <Settings />) };
  };

  test("says that all of it is there, or how much is on its way", async () => {
    await open({ behind: 0, parked: [] }).view.findByText("Everything that was said is in the history.");
    await open({ behind: 3, parked: [] }).view.findByText("3 events are on their way to the history.");
  });

  test("[OUT3] shows what could not be written and why, and tries it again", async () => {
    const { asked, view } = open({ behind: 0, parked }, { behind: 0, parked: [] });
    await view.findByText("D1_ERROR: too big");
    fireEvent.click(view.getByRole("button", { name: "Try again" }));
    await view.findByText("Everything that was said is in the history.");
    expect(asked).toContain("POST /api/sites/site_1/outbox/retry");
    expect(view.queryByRole("button", { name: "Try again" })).toBeNull();
  });
});
