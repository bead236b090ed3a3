import { fireEvent, within } from "@solidjs/testing-library";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { presets } from "#engage";
import { type Role, Settings } from "#protocol/model";
import type { ChangeSettings } from "#protocol/rest";
import type { Trigger } from "#protocol/trigger";
import Triggers from "../../../console/features/triggers/triggers.tsx";
import { dropUndos, Toasts } from "../../../console/ui/toasts.tsx";
import { department, events, idOf, siteSettings, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const sales = department("Sales");
const trigger = (name: string, change: Partial<Trigger> = {}): Trigger => ({
  ...presets.greeting({ id: idOf(name), name, department: null }),
  on: true,
  ...change,
});
const greeting = trigger("Greeting");
const basket: Trigger = { ...presets.basket({ id: idOf("Basket"), name: "Basket", department: null }), on: true };

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  dropUndos();
  vi.unstubAllGlobals();
});

/** The screen with a site that takes what it is sent. */
function open(change: Partial<Settings> = {}, role: Role = "supervisor") {
  let settings = siteSettings({ departments: [sales], ...change });
  const sent: ChangeSettings[] = [];
  vi.stubGlobal("fetch", async (_: URL, init: RequestInit) => {
    const changed: ChangeSettings = JSON.parse(String(init.body));
    sent.push(changed);
    settings = v.parse(Settings, { ...settings, ...changed });
    return Response.json({ id: "site_1", settings });
  });
  const stage = setStage({ role });
  stage.tell(snapshot(1, [], null, settings));
  const show = () =>
    stage.show(() => (
      <>
        <Triggers />
        <Toasts />
      </>
    ));
  const view = show();
  const button = (name: string | RegExp) => view.getByRole<HTMLButtonElement>("button", { name });
  const press = (name: string | RegExp) => fireEvent.click(button(name));
  const type = (label: string | RegExp, value: string) =>
    fireEvent.input(view.getByLabelText(label), { target: { value } });
  const choose = (name: string, value: string) =>
    fireEvent.change(view.getByRole("combobox", { name }), { target: { value } });
  const save = async () => {
    press("Save");
    await view.findByText("Saved. It counts at once.");
  };
  /** The address changes a moment after the click. */
  const edit = async (name: string | RegExp) => {
    press(name);
    await view.findByRole("button", { name: "All triggers" });
  };
  const back = async () => {
    press("All triggers");
    await view.findByRole("heading", { name: /^Segments/ });
  };
  /** The names of the list, in order. */
  const names = () => {
    const list = view.getAllByRole("list").find((one) => one.tagName === "OL");
    return [...(list?.querySelectorAll(".trigger-name") ?? [])].map((one) => one.textContent);
  };
  const alerts = () => view.queryAllByRole("alert").map((one) => one.textContent);
  return {
    stage,
    show,
    view,
    sent,
    button,
    press,
    type,
    choose,
    save,
    edit,
    back,
    names,
    alerts,
    settings: () => settings,
  };
}

describe("the list", () => {
  test("says when and what in plain words, and what goes first stands first [TRG10]", () => {
    const { view, names } = open({ triggers: [greeting, basket] });
    expect(names()).toEqual(["Basket", "Greeting"]);
    expect(view.getByText("When they have been on the site for at least 1 min.")).toBeTruthy();
    expect(view.getByText("Invites to chat, quietly in the launcher")).toBeTruthy();
  });

  test("one is switched off, moved and duplicated, and only what changed is sent", async () => {
    const { view, press, names, save, sent } = open({ triggers: [greeting, basket] });
    fireEvent.click(view.getByRole("checkbox", { name: "Greeting is on" }));
    press("Move Greeting up");
    expect(names()).toEqual(["Greeting", "Basket"]);
    press("Duplicate Basket");
    expect(names()).toEqual(["Greeting", "Basket", "Basket (copy)"]);
    expect(view.getByText("Not saved yet. It is kept in this tab until you do.")).toBeTruthy();
    await save();
    expect(sent).toHaveLength(1);
    expect(Object.keys(sent[0] ?? {})).toEqual(["triggers"]);
    expect(sent[0]?.triggers).toMatchObject([
      { id: greeting.id, on: false, priority: 60 },
      { id: basket.id, on: true, priority: 10 },
      { name: "Basket (copy)", on: false, when: basket.when },
    ]);
  });

  test("dragging drops one in the place of another", () => {
    const { view, names } = open({ triggers: [greeting, basket] });
    const row = (name: string) => view.getByText(name).closest("li") ?? document.body;
    fireEvent.dragStart(row("Greeting"));
    fireEvent.drop(row("Basket"));
    expect(names()).toEqual(["Greeting", "Basket"]);
  });

  test("one that is removed comes back by undo, and nobody is asked whether they are sure", () => {
    const { press, names, view } = open({ triggers: [greeting, basket] });
    press("Remove Basket");
    expect(names()).toEqual(["Greeting"]);
    expect(view.getByText("Basket was removed. Save to tell the site.")).toBeTruthy();
    press("Undo");
    expect(names()).toEqual(["Basket", "Greeting"]);
  });

  test("how often at most is changed, and a number out of bounds says the bound", async () => {
    const { type, alerts, save, sent, button } = open();
    type("Invitations in any seven days", "11");
    expect(alerts()).toEqual(["It must be 10 or less."]);
    expect(button("Save").getAttribute("aria-disabled")).toBe("true");
    type("Invitations in any seven days", "2");
    await save();
    expect(sent).toEqual([{ restraint: { perVisit: 1, perWeek: 2, quietDays: 7 } }]);
  });

  test("agents read it", () => {
    const { view } = open({ triggers: [greeting] }, "agent");
    expect(view.getByText("Supervisors, admins and owners change the triggers.")).toBeTruthy();
    expect(view.getByRole<HTMLInputElement>("checkbox", { name: "Greeting is on" }).disabled).toBe(true);
    expect(view.queryByRole("button", { name: /Remove|Move|Save|Add/ })).toBeNull();
  });
});

describe("presets", () => {
  test("each is ready to be saved as it comes, and switched off", async () => {
    const { edit, back, press, view, save, sent } = open();
    for (const name of [
      /^Greeting after.*launcher/,
      /^Help at.*help/,
      /^Greeting by/,
      /^Technical pages/,
      /^Long on/,
    ]) {
      if (view.queryByRole("button", { name: "Add a trigger" }) !== null) press("Add a trigger");
      await edit(name);
      await back();
    }
    await save();
    expect(sent[0]?.triggers).toHaveLength(5);
    expect(sent[0]?.triggers?.every(({ on }) => !on)).toBe(true);
  });

  test("technical pages lead to the department that is called so", async () => {
    const { edit, save, sent } = open({ departments: [sales, department("Technics")] });
    await edit(/^Technical/);
    await save();
    expect(sent[0]?.triggers?.[0]?.does).toEqual([
      { do: "invite", as: "bubble", to: "chat" },
      { do: "department", id: department("Technics").id },
    ]);
  });
});

describe("the editor", () => {
  const opened = async (change: Partial<Settings> = {}) => {
    const screen = open({ triggers: [greeting], ...change });
    await screen.edit("Greeting");
    return screen;
  };

  test("conditions nest, and the sentence follows", async () => {
    const { view, press, type, save, sent } = await opened();
    press("Add a group");
    const inner = within(view.getByRole("group", { name: "Any of these" }));
    expect(inner.getByRole("alert").textContent).toContain("without one it never holds");
    fireEvent.change(inner.getByLabelText("Add a condition…"), { target: { value: "page" } });
    expect(inner.getByRole("alert").textContent).toBe("Add at least one.");
    type("Pages, one a line", "/cart*\n\n/checkout");
    fireEvent.change(inner.getByLabelText("Add a condition…"), { target: { value: "country" } });
    fireEvent.input(view.getByLabelText("Add a country"), { target: { value: "Austria" } });
    expect(inner.getByText("Austria")).toBeTruthy();
    expect(
      view.getByText(
        "When they have been on the site for at least 1 min and (they are on /cart* or /checkout or they are in Austria).",
      ),
    ).toBeTruthy();
    await save();
    expect(sent[0]?.triggers?.[0]?.when).toEqual({
      all: [
        { test: "time-on-site", least: 60 },
        {
          any: [
            { test: "page", paths: ["/cart*", "/checkout"] },
            { test: "country", in: ["AT"] },
          ],
        },
      ],
    });
  });

  test("[TRG1] a group may be all, any or none, and nests no deeper than the site takes", async () => {
    const nested = { any: [{ any: [{ any: [{ test: "hours", within: true } as const] }] }] };
    const { view, save, sent } = await opened({ triggers: [{ ...greeting, when: { any: [nested] } }] });
    const all = (name: string) => view.getAllByRole("button", { name });
    const press = (button: HTMLElement | undefined) => fireEvent.click(button ?? document.body);
    expect(all("Add a group")).toHaveLength(4);
    press(all("Add a group")[0]);
    expect(view.getByText("Groups nest 6 deep at most.")).toBeTruthy();
    press(all("Remove this group").at(-1));
    expect(view.queryByText("Groups nest 6 deep at most.")).toBeNull();
    fireEvent.change(view.getAllByLabelText("How these count")[0] ?? document.body, { target: { value: "none" } });
    expect(view.getByText("Groups nest 6 deep at most.")).toBeTruthy();
    await save();
    expect(sent[0]?.triggers?.[0]?.when).toEqual({ not: { any: [nested] } });
  });

  test("a condition that is removed comes back by undo", async () => {
    const { view, press } = await opened();
    press("Remove “Time on the site”");
    expect(view.getByText("Always, for every visitor.")).toBeTruthy();
    press("Undo");
    expect(view.getByText("When they have been on the site for at least 1 min.")).toBeTruthy();
  });

  test("what was removed can only be brought back where it was", async () => {
    const { view, back } = await opened({
      triggers: [{ ...greeting, when: { all: [{ any: [{ any: [{ test: "hours", within: true }] }] }] } }],
    });
    fireEvent.click(view.getAllByRole("button", { name: "Remove this group" }).at(-1) ?? document.body);
    expect(view.getByText("The condition was removed.")).toBeTruthy();
    await back();
    expect(view.queryByText("The condition was removed.")).toBeNull();
  });

  test("a field keeps the focus while one writes in it", async () => {
    const { view, type } = await opened();
    const field = view.getByLabelText("At least");
    field.focus();
    type("At least", "6");
    type("At least", "65");
    expect(document.activeElement).toBe(field);
    const words = view.getByLabelText("English, way 1");
    words.focus();
    type("English, way 1", "Hi");
    expect(document.activeElement).toBe(words);
  });

  test("what is wrong says so where it is, with what to do, and nothing is sent before it is right", async () => {
    const { type, press, choose, alerts, sent, button, view, back } = await opened();
    type("At least", "30");
    type("At most", "20");
    expect(alerts()).toEqual(["The second number must not be below the first."]);
    expect(view.getByLabelText("At most").getAttribute("aria-invalid")).toBe("true");
    type("At most", "");
    type("Name", " ");
    expect(view.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
    type("Name", "Hello");
    type("English, way 1", "Hello {friend}");
    expect(alerts()).toEqual(["{friend} cannot be filled in. Use one of the buttons below."]);
    type("English, way 1", "Hello {name}");
    choose("What visitors see", "inline");
    type("Name of the place", "Side Column");
    expect(alerts()).toEqual(["It must look like side-column."]);
    press("Save");
    expect(sent).toEqual([]);
    expect(button("Save").getAttribute("aria-disabled")).toBe("true");
    await back();
    expect(view.getByText("Something is missing")).toBeTruthy();
    press("Show it");
    expect((await view.findByLabelText("Name of the place")).getAttribute("aria-invalid")).toBe("true");
  });

  test("a department that is gone is said to be so where it is asked for", async () => {
    const gone = department("Gone").id;
    const { alerts } = await opened({
      triggers: [{ ...greeting, when: { all: [{ test: "department", id: gone, open: true }] } }],
    });
    expect(alerts()).toEqual(["This department is gone. Choose another."]);
  });

  test("what it does is sent as the site takes it, what is shown first", async () => {
    const { view, choose, type, save, sent } = await opened();
    choose("Who gets the conversation", sales.id);
    type("Tags for the conversation", "VIP,");
    fireEvent.click(view.getByRole("checkbox", { name: "Everybody" }));
    choose("What visitors see", "article");
    type("Address of the article", "/help/sizes");
    type("Its title", "Sizes");
    await save();
    expect(sent[0]?.triggers?.[0]?.does).toEqual([
      { do: "article", url: "/help/sizes", title: "Sizes" },
      { do: "department", id: sales.id },
      { do: "tag", tag: "vip" },
      { do: "tell", department: null },
    ]);
  });

  test("a variable is put where one writes, and a language is added and made the one for all others", async () => {
    const { view, press, type, save, sent } = await opened();
    const field = view.getByLabelText<HTMLTextAreaElement>("English, way 2");
    field.setSelectionRange(5, 6);
    press("Put country into English, way 2");
    expect(field.value).toBe("Hello{country} Can we help you?");
    type("Add a language", "French");
    type("French, way 1", "Bonjour !");
    for (const button of view.getAllByRole("button", { name: "Use for all other languages" }).slice(-1))
      fireEvent.click(button);
    await save();
    const texts = sent[0]?.triggers?.[0]?.texts;
    expect(texts?.map(({ language }) => language)).toEqual(["fr", "en", "de", "ar"]);
    expect(texts?.[1]?.says[1]).toBe("Hello{country} Can we help you?");
  });
});

describe("the preview", () => {
  test("says why not, when it would, and that it would, in the words of that visitor [TRG4]", async () => {
    const { view, edit, type, choose } = open({ triggers: [greeting] });
    await edit("Greeting");
    const preview = within(view.getByRole("region", { name: "Try it" }));
    const said = () => preview.getByRole("status").textContent;
    type("Seconds on the site", "45");
    expect(said()).toBe("Not now: its condition does not hold.If they stay, it would in 15 s.");
    expect(preview.getByText("now: 45 s")).toBeTruthy();
    type("Seconds on the site", "60");
    expect(said()).toBe("This visitor is invited now.");
    expect(preview.getByText("Hallo! Können wir Ihnen helfen?")).toBeTruthy();
    choose("Language", "ar");
    expect(preview.getByText("مرحبًا! هل يمكننا مساعدتك؟")).toBeTruthy();
    fireEvent.click(preview.getByLabelText("Somebody can answer"));
    expect(said()).toBe("Not now: nobody is there to answer.");
  });

  test("names the trigger that comes first, and says so of one that is off [TRG10]", async () => {
    const { view, edit, type } = open({ triggers: [{ ...greeting, on: false }, basket] });
    await edit("Greeting");
    const preview = within(view.getByRole("region", { name: "Try it" }));
    type("Page", "/cart");
    type("Seconds on the page", "60");
    expect(preview.getByRole("status").textContent).toBe(
      "“Basket” comes first for this visitor.Switched off: shown here as if it were on.",
    );
  });

  test("follows what is edited, saved or not", async () => {
    const { view, edit, type } = open({ triggers: [greeting] });
    await edit("Greeting");
    const preview = within(view.getByRole("region", { name: "Try it" }));
    type("At least", "300");
    expect(preview.getByRole("status").textContent).toContain("If they stay, it would in 3 min 30 s.");
    type("German, way 2", "Moin!");
    expect(preview.getByText("Moin!")).toBeTruthy();
  });
});

describe("segments", () => {
  test("one is added with the same editor, tried, used in a trigger, and cannot be about the team [TRG3]", async () => {
    const { view, edit, back, type, choose, save, sent } = open({ triggers: [greeting] });
    await edit("Add a segment");
    expect(within(view.getByLabelText("Add a condition…")).queryByText("Opening hours")).toBeNull();
    type("Name", "From Austria");
    fireEvent.change(view.getByLabelText("Add a condition…"), { target: { value: "country" } });
    type("Add a country", "Austria");
    const preview = within(view.getByRole("region", { name: "Try it" }));
    expect(preview.getByRole("status").textContent).toBe("This visitor is not part of it.");
    choose("Country", "AT");
    expect(preview.getByRole("status").textContent).toBe("This visitor is part of it.");
    await back();
    await edit("Greeting");
    fireEvent.change(view.getByLabelText("Add a condition…"), { target: { value: "segment" } });
    const id = [...view.getByRole<HTMLSelectElement>("combobox", { name: "Segment" }).options].at(-1)?.value ?? "";
    choose("Segment", id);
    expect(view.getByText(/they are part of “From Austria”\.$/)).toBeTruthy();
    await save();
    expect(sent[0]?.segments).toEqual([{ id, name: "From Austria", when: { all: [{ test: "country", in: ["AT"] }] } }]);
  });
});

describe("what is not saved", () => {
  test("waits in the tab while one is elsewhere, and says so", async () => {
    const { view, press, show } = open({ triggers: [greeting, basket] });
    press("Remove Basket");
    view.unmount();
    const again = show();
    expect(again.getByText("You had not saved these changes. They are still here.")).toBeTruthy();
    expect(again.queryByText("Basket")).toBeNull();
    fireEvent.click(again.getByRole("button", { name: "Discard changes" }));
    expect(again.getByText("Basket")).toBeTruthy();
    fireEvent.click(again.getByRole("button", { name: "Undo" }));
    expect(again.queryByText("Basket")).toBeNull();
  });

  test("what was removed comes back beside what a colleague added meanwhile", () => {
    const { stage, press, names, settings } = open({ triggers: [greeting, basket] });
    press("Remove Basket");
    const theirs = [greeting, basket, trigger("New")];
    stage.tell(events([2, { type: "settings", settings: { ...settings(), triggers: theirs } }]));
    expect(names()).toEqual(["Greeting", "New"]);
    press("Undo");
    expect(names()).toEqual(["Basket", "Greeting", "New"]);
  });

  test("stays over what a colleague saves meanwhile, who undoes none of it", async () => {
    const { stage, view, names, save, sent, settings } = open({ triggers: [greeting, basket] });
    fireEvent.click(view.getByRole("checkbox", { name: "Greeting is on" }));
    const theirs = [greeting, { ...basket, name: "At the till" }, trigger("New")];
    stage.tell(events([2, { type: "settings", settings: { ...settings(), triggers: theirs } }]));
    expect(names()).toEqual(["At the till", "Greeting", "New"]);
    await save();
    expect(sent[0]?.triggers?.map(({ name, on }) => [name, on])).toEqual([
      ["Greeting", false],
      ["At the till", true],
      ["New", true],
    ]);
  });
});
