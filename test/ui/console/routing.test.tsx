import { fireEvent, render, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role, Settings, Work } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import RoutingScreen from "../../../console/features/routing/routing.tsx";
import { ladderOf, neverOf } from "../../../console/features/routing/rungs.ts";
import { Navigation } from "../../../console/features/shell/navigation.tsx";
import { Toasts } from "../../../console/ui/toasts.tsx";
import { BO, department, events, mate, siteSettings, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const [sales, care] = [department("Sales"), department("Care")];
const hours = { timeZone: "Europe/Oslo", week: [], exceptions: [] };

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

/** The screen with a site that keeps what it is sent, unless it is told to refuse. */
function open(options: { role?: Role; settings?: Settings; work?: Partial<Work> } = {}) {
  let settings = options.settings ?? siteSettings({ departments: [sales, care] });
  const sent: { path: string; body: unknown }[] = [];
  const refuse = { next: false };
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    const body = JSON.parse(String(init.body));
    sent.push({ path: url.pathname, body });
    if (refuse.next) return Response.json({ status: 400, code: "malformed", detail: "Not so." }, { status: 400 });
    if (url.pathname.includes("/agents/")) return Response.json(body);
    const change: ChangeSettings = body;
    settings = { ...settings, ...change } as Settings;
    return Response.json({ id: "site_1", settings });
  });
  const role = options.role ?? "owner";
  const stage = setStage({ role });
  const bo = mate({ id: BO, name: "Bo", load: 1, most: 3, ...options.work });
  stage.tell(snapshot(1, [], null, settings), { t: "team", team: [mate({ role }), bo] });
  const view = stage.show(() => <RoutingScreen />);
  const person = () => within(view.getByText("Bo").closest("li") ?? document.body);
  return { stage, view, sent, refuse, person };
}

describe("departments", () => {
  test("one is added, and a name that is taken or missing is refused in place", async () => {
    const { view, sent } = open();
    const add = (name: string) => {
      fireEvent.input(view.getByLabelText("New department"), { target: { value: name } });
      fireEvent.click(view.getByRole("button", { name: "Add" }));
    };
    add("");
    expect(view.getByRole("alert").textContent).toBe("Give it a name.");
    add(" sales ");
    expect(view.getByRole("alert").textContent).toBe("There is one of this name already.");
    expect(sent).toEqual([]);
    add(" Returns ");
    expect(await view.findByRole("textbox", { name: "Name of Returns" })).toBeTruthy();
    expect(view.getByText("Saved")).toBeTruthy();
    expect(sent).toMatchObject([
      { path: "/api/sites/site_1", body: { departments: [sales, care, { name: "Returns" }] } },
    ]);
  });

  test("the next one's name, begun while the first is on its way, stays", async () => {
    const { view } = open();
    const field = view.getByLabelText<HTMLInputElement>("New department");
    fireEvent.input(field, { target: { value: "Returns" } });
    fireEvent.click(view.getByRole("button", { name: "Add" }));
    fireEvent.input(field, { target: { value: "Wholes" } });
    await view.findByRole("textbox", { name: "Name of Returns" });
    await view.findByText("Saved");
    expect(field.value).toBe("Wholes");
  });

  test("one is renamed when its field is left, and keeps its name after Escape", async () => {
    const { view, sent } = open();
    const field = view.getByRole<HTMLInputElement>("textbox", { name: "Name of Care" });
    fireEvent.input(field, { target: { value: "Oops" } });
    fireEvent.keyDown(field, { key: "Escape" });
    expect(field.value).toBe("Care");
    fireEvent.input(field, { target: { value: "After-sales" } });
    fireEvent.change(field);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ departments: [sales, { ...care, name: "After-sales" }] });
  });

  test("a rule of its own, or the site's", async () => {
    const { view, sent } = open({ settings: siteSettings({ departments: [sales, { ...care, rule: "hours" }] }) });
    fireEvent.change(view.getByRole("combobox", { name: "When Care is open" }), { target: { value: "" } });
    await vi.waitFor(() => expect(sent[0]?.body).toEqual({ departments: [sales, care] }));
    expect(view.getAllByText("As the site: in its hours, while staffed")).toHaveLength(2);
  });

  test("hours of its own are said to be so, and are changed on their own page", () => {
    const { view } = open({ settings: siteSettings({ departments: [sales, { ...care, hours }] }) });
    expect(view.getByText("Hours as the site.")).toBeTruthy();
    const link = within(view.getByText("Own hours.").closest("p") ?? document.body).getByRole("link");
    expect(link.getAttribute("href")).toBe(`/sites/site_1/hours?department=${care.id}`);
  });

  test("one that is removed comes back to its place by undo, over what a colleague changed meanwhile", async () => {
    const { view, stage, sent } = open();
    const toasts = render(() => <Toasts />);
    fireEvent.click(view.getByRole("button", { name: "Remove Sales" }));
    await toasts.findByText("Sales was removed.");
    expect(sent[0]?.body).toEqual({ departments: [care] });
    const renamed = { ...care, name: "After-sales" };
    stage.tell(events([2, { type: "settings", settings: siteSettings({ departments: [renamed] }) }]));
    fireEvent.click(toasts.getByRole("button", { name: "Undo" }));
    await vi.waitFor(() => expect(sent[1]?.body).toEqual({ departments: [sales, renamed] }));
  });
});

test("the department that is the fallback is removed with that, and undo brings back both", async () => {
  const routing = { ...siteSettings().routing, fallback: sales.id };
  const { view, sent } = open({ settings: siteSettings({ departments: [sales, care], routing }) });
  const toasts = render(() => <Toasts />);
  fireEvent.click(view.getByRole("button", { name: "Remove Sales" }));
  await toasts.findByText("Sales was removed.");
  expect(sent[0]?.body).toEqual({ departments: [care], routing: { ...routing, fallback: null } });
  fireEvent.click(toasts.getAllByRole("button", { name: "Undo" }).at(-1) ?? document.body);
  await vi.waitFor(() => expect(sent[1]?.body).toEqual({ departments: [sales, care], routing }));
});

describe("who answers what", () => {
  test("departments, skills and capacity are saved at once, each as the whole of it", async () => {
    const { sent, person } = open({ work: { departments: [sales.id], skills: ["de"] } });
    fireEvent.click(person().getByRole("checkbox", { name: "Care" }));
    await person().findByText("Saved");
    fireEvent.input(person().getByLabelText("Add a skill of Bo"), { target: { value: "Returns," } });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    fireEvent.change(person().getByLabelText("Conversations at once of Bo"), { target: { value: "2" } });
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    const both = [sales.id, care.id];
    expect(sent.map(({ body }) => body)).toEqual([
      { departments: both, skills: ["de"], capacity: null },
      { departments: both, skills: ["de", "returns"], capacity: null },
      { departments: both, skills: ["de", "returns"], capacity: 2 },
    ]);
    expect(sent[0]?.path).toBe(`/api/sites/site_1/agents/${BO}`);
    expect(person().getByText("German")).toBeTruthy();
  });

  test("two changes in a row are both kept: the second waits for the first", async () => {
    const { sent, person } = open();
    fireEvent.click(person().getByRole("checkbox", { name: "Sales" }));
    fireEvent.click(person().getByRole("checkbox", { name: "Care" }));
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ body }) => body)).toMatchObject([
      { departments: [sales.id] },
      { departments: [sales.id, care.id] },
    ]);
  });

  test("what was refused is said, and shown as it was", async () => {
    const { person, refuse } = open();
    refuse.next = true;
    const box = person().getByRole<HTMLInputElement>("checkbox", { name: "Sales" });
    fireEvent.click(box);
    expect(await person().findByText("Not saved: Not so.")).toBeTruthy();
    expect(box.checked).toBe(false);
  });

  test("who has only departments that were removed is told of, and the next change drops those", async () => {
    const { sent, person } = open({ work: { departments: [department("Gone").id] } });
    expect(person().getByText(/Their departments were removed/u)).toBeTruthy();
    fireEvent.click(person().getByRole("checkbox", { name: "Care" }));
    await vi.waitFor(() => expect(sent[0]?.body).toMatchObject({ departments: [care.id] }));
  });

  test("a supervisor sets it, and nothing else here; an agent only sees it and is not led here", () => {
    const { view, person } = open({ role: "supervisor" });
    expect(person().getByRole<HTMLInputElement>("spinbutton").disabled).toBe(false);
    expect(view.getByRole<HTMLInputElement>("textbox", { name: "Name of Care" }).disabled).toBe(true);
    expect(view.queryByRole("button", { name: "Save" })).toBeNull();
    view.unmount();
    const agent = open({ role: "agent" });
    expect(agent.person().getByRole<HTMLInputElement>("spinbutton").disabled).toBe(true);
    agent.view.unmount();
    const none = open({ role: "agent", settings: siteSettings() });
    expect(none.view.getByText(/^None yet/u).textContent).not.toContain("Add some");
    const links = (role: Role) => {
      const nav = setStage({ role }).show(() => <Navigation />);
      const found = nav.queryByRole("link", { name: "Routing" });
      nav.unmount();
      return found;
    };
    expect([links("agent") === null, links("supervisor") === null]).toEqual([true, false]);
  });
});

describe("[RTE4] the times of the ladder", () => {
  test("are shown as they are written, and only what was changed is saved", async () => {
    const { view, sent, stage } = open();
    const rungs = () => view.getAllByRole("listitem").filter((item) => item.dataset.step !== undefined);
    expect(rungs().map((item) => item.textContent?.match(/^\d+:\d\d/u)?.[0])).toEqual([
      ...["0:00", "0:30", "1:00", "2:00", "3:00", "15:00"],
    ]);
    fireEvent.input(view.getByLabelText("Ask the next after"), { target: { value: "90" } });
    expect(rungs()[2]?.textContent).toBe("1:30The next one is asked, and so on");
    const { routing } = siteSettings();
    const changed = { departments: [sales, care], routing: { ...routing, capacity: 7 } };
    stage.tell(events([2, { type: "settings", settings: siteSettings(changed) }]));
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    await view.findByText("Saved");
    expect(sent).toEqual([
      { path: "/api/sites/site_1", body: { routing: { ...routing, capacity: 7, offerAfter: 90 } } },
    ]);
  });

  test("that are not saved wait while another screen is open, out of bounds or not, and hold the tab", async () => {
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    const first = open();
    const toasts = render(() => <Toasts />);
    fireEvent.input(first.view.getByLabelText("Ask the next after"), { target: { value: "90" } });
    fireEvent.input(first.view.getByLabelText("Remind whoever is asked after"), { target: { value: "" } });
    expect(leave()).toBe(false);
    first.view.unmount();
    expect(leave()).toBe(true);
    expect(toasts.getByText(/^Your changes of the times are not saved yet/u)).toBeTruthy();
    const { view, sent } = open();
    expect(view.getByLabelText<HTMLInputElement>("Ask the next after").value).toBe("90");
    expect(view.getByRole("alert").textContent).toBe("must be a whole number");
    fireEvent.input(view.getByLabelText("Remind whoever is asked after"), { target: { value: "30" } });
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    await view.findByText("Saved");
    expect(sent).toMatchObject([{ body: { routing: { offerAfter: 90, remindAfter: 30 } } }]);
    view.unmount();
    expect(open().view.queryByRole("button", { name: "Discard" })).toBeNull();
  });

  test("out of bounds are refused in place, with the bound", () => {
    const { view, sent } = open();
    fireEvent.input(view.getByLabelText("Ask the next after"), { target: { value: "5" } });
    expect(view.getByRole("alert").textContent).toBe("must be 10 or more");
    fireEvent.input(view.getByLabelText("Ask the next after"), { target: { value: "" } });
    expect(view.getByRole("alert").textContent).toBe("must be a whole number");
    fireEvent.click(view.getByRole("button", { name: "Save" }));
    expect(sent).toEqual([]);
  });

  test("a fallback department that was removed is told of", () => {
    const routing = { ...siteSettings().routing, fallback: department("Gone").id };
    const { view } = open({ settings: siteSettings({ departments: [sales], routing }) });
    expect(view.getByRole("alert").textContent).toBe("The department chosen here was removed. Choose again.");
  });

  test("the picture says of a step that never comes that it does not", () => {
    const { view } = open();
    expect(view.queryByText(/^With these times/u)).toBeNull();
    fireEvent.input(view.getByLabelText("Remind whoever is asked after"), { target: { value: "200" } });
    expect(view.getByText(/nobody is reminded/u)).toBeTruthy();
    expect(neverOf({ ...siteSettings().routing, fallbackAfter: 1_000 })).toEqual(["fallback"]);
  });

  test("the picture leaves out what does not happen with them", () => {
    const { routing } = siteSettings();
    const steps = (change: Partial<typeof routing>) => ladderOf({ ...routing, ...change }).map(({ step }) => step);
    expect(steps({ remindAfter: 60 })).not.toContain("reminded");
    expect(steps({ fallbackAfter: 1_000 })).not.toContain("fallback");
    expect(steps({ fallbackAfter: 45 })).toEqual(["asked", "reminded", "fallback", "next", "givenUp", "atMost"]);
  });
});
