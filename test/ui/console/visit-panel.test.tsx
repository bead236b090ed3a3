import { fireEvent, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { VisitPanel } from "../../../console/features/board/visit-panel.tsx";
import { WriteFirst } from "../../../console/features/board/write-first.tsx";
import { Archived } from "../../../console/features/inbox/archived.tsx";
import { VisitorSide } from "../../../console/features/inbox/visitor-side.tsx";
import { board, conversation, idOf, marks, message, snapshot, tab, visit } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const page = (path: string, title: string, at: number) => ({ path, title, at });
const ada = tab("ada", {
  page: page("/tents", "Tents", 5_000),
  person: { name: "Ada Holm", attributes: { plan: "trade" } },
  visitor: idOf("visitor-ada"),
});
const bo = tab("bo", { page: page("/packs", "Packs", 9_000), person: { name: "Bo Ek" }, visitor: idOf("visitor-bo") });
const office = visit("office", { tabs: [ada, bo] });
const hers = conversation("ada", { visit: office.id, seq: 1, last: message(1, { body: "About tents" }) });

beforeEach(() => sessionStorage.clear());

describe("a visit that strangers share", () => {
  const open = (stage: ReturnType<typeof setStage>) =>
    stage.show(() => <VisitPanel id={office.id} onClose={() => {}} />);

  test("has everybody's name, and tells what was said by the page that said it", () => {
    const stage = setStage();
    stage.tell(board({ open: office }));
    const view = open(stage);
    expect(view.getByRole("heading", { name: "Ada Holm, Bo Ek" })).toBeTruthy();
    const told = (name: string) => within(view.getByRole("heading", { name }).parentElement ?? document.body);
    expect(told("As told on Tents").getByText("trade")).toBeTruthy();
    expect(told("As told on Packs").queryByText("trade")).toBeNull();
    expect(view.getByText(/Several people may share this visit/u)).toBeTruthy();
  });

  test("says of a conversation whose it is, and leaves out those of nobody here", () => {
    const stage = setStage();
    const elses = conversation("else", { visit: office.id, seq: 1, last: message(1, { body: "Somebody else's" }) });
    stage.tell(
      board({ open: office }),
      snapshot(1, [
        [{ ...hers, person: { name: "Ada Holm" } }, marks(0)],
        [elses, marks(0)],
      ]),
    );
    const view = open(stage);
    expect(view.getByText("Ada Holm, on Tents")).toBeTruthy();
    expect(view.getByText("About tents")).toBeTruthy();
    expect(view.queryByText("Somebody else's")).toBeNull();
  });

  test("what was said to somebody who left meanwhile stays in sight", () => {
    const stage = setStage();
    stage.tell(board({ open: office }), snapshot(1, [[hers, marks(0)]]));
    const view = open(stage);
    stage.tell(board({ open: { ...office, tabs: [bo] } }));
    expect(view.getByText("About tents")).toBeTruthy();
    stage.tell(board({ open: null }));
    expect(view.getByText("About tents")).toBeTruthy();
    expect(view.getByText(/They have left the site/u)).toBeTruthy();
  });
});

describe("[FST1] writing first where tabs are of different people", () => {
  const field = (view: ReturnType<ReturnType<typeof setStage>["show"]>) =>
    view.getByRole("textbox", { name: "Message to this visitor" });

  test("it says whose tab it is, and leads to the conversation that goes on with them", () => {
    const stage = setStage();
    stage.tell(snapshot(1, [[hers, marks(0)]]));
    const view = stage.show(() => <WriteFirst visit={office} />);
    const options = within(view.getByRole("combobox", { name: "Send to the tab" })).getAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual(["Packs (Bo Ek)", "Tents (Ada Holm)"]);
    expect(field(view)).toBeTruthy();
    fireEvent.change(view.getByRole("combobox"), { target: { value: ada.handle } });
    expect(view.queryByRole("textbox")).toBeNull();
    expect(view.getByRole("link", { name: "Open conversation" }).getAttribute("href")).toBe(
      `/sites/site_1/inbox/${hers.id}`,
    );
  });

  test("words that are begun stay with their tab, and never move to a stranger's by themselves", () => {
    const stage = setStage();
    stage.tell(board({ open: office }));
    const view = stage.show(() => <WriteFirst visit={stage.scope.live.state().board.open ?? office} />);
    const put = (...tabs: (typeof ada)[]) => stage.tell(board({ open: { ...office, tabs } }));
    fireEvent.input(field(view), { target: { value: "Hej Bo" } });
    put({ ...ada, page: page("/stoves", "Stoves", 20_000) }, bo);
    expect(view.getByRole<HTMLSelectElement>("combobox").value).toBe(bo.handle);
    put(ada);
    fireEvent.keyDown(field(view), { key: "Enter" });
    expect(stage.asked).toEqual([]);
    expect(view.getByRole("status").textContent).toContain("Choose whom to send it to");
    fireEvent.change(view.getByRole("combobox"), { target: { value: ada.handle } });
    fireEvent.keyDown(field(view), { key: "Enter" });
    expect(stage.asked).toEqual([["start", office.id, ada.handle, "Hej Bo"]]);
  });

  test("somebody's only tab is followed to their next page", () => {
    const stage = setStage();
    stage.tell(board({ open: { ...office, tabs: [bo] } }));
    const view = stage.show(() => <WriteFirst visit={stage.scope.live.state().board.open ?? office} />);
    fireEvent.input(field(view), { target: { value: "Hej" } });
    const next = { ...bo, handle: idOf("next") };
    stage.tell(board({ open: { ...office, tabs: [next] } }));
    fireEvent.keyDown(field(view), { key: "Enter" });
    expect(stage.asked).toEqual([["start", office.id, next.handle, "Hej"]]);
  });
});

describe("where the other side of a conversation is now", () => {
  test("it is the page of their own tab; without one they have left, whoever shared their visit", () => {
    const stage = setStage();
    stage.tell(board({ open: office }), snapshot(1, [[hers, marks(0)]]));
    const view = stage.show(() => <VisitorSide id={hers.id} onClose={() => {}} />);
    const onNow = () => within(view.getByRole("heading", { name: "On now" }).parentElement ?? document.body);
    expect(onNow().getByText("Tents")).toBeTruthy();
    expect(onNow().queryByText("Packs")).toBeNull();
    expect(view.queryByText("Bo Ek")).toBeNull();
    stage.tell(board({ open: null }));
    expect(view.getByText("They have left the site.")).toBeTruthy();
    expect(view.queryByRole("heading", { name: "On now" })).toBeNull();
    expect(view.queryByText("Bo Ek")).toBeNull();
  });
});

describe("a conversation of the history", () => {
  test("can be reopened from there", async () => {
    const past = conversation("past", { state: "closed", seq: 1, last: message(1) });
    vi.stubGlobal("fetch", async () => Response.json({ conversation: past, messages: [message(1)], notes: [] }));
    const stage = setStage();
    const view = stage.show(() => <Archived id={past.id} />);
    fireEvent.click(await view.findByRole("button", { name: "Reopen" }));
    expect(stage.asked).toEqual([["reopen", past.id]]);
    vi.unstubAllGlobals();
  });
});
