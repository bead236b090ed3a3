import { fireEvent, screen, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import Transfer from "../../../console/features/inbox/transfer.tsx";
import { BO, conversation, department, ME, marks, mate, message, siteSettings, snapshot } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const [sales, care] = [department("Sales"), department("Care")];
const mine = conversation("mine", { state: "open", agent: ME, seq: 1, last: message(1), department: sales.id });
const EVA = "eva_of_these_tests";
const team = [
  mate(),
  mate({ id: BO, name: "Bo", here: false }),
  mate({ id: EVA, name: "Eva", load: 4, most: 4 }),
  mate({ id: "kim_of_these_tests", name: "Kim", load: 1 }),
];

beforeEach(() => sessionStorage.clear());

const open = (of: typeof mine = mine, role: "agent" | "supervisor" = "agent") => {
  const stage = setStage({ role });
  stage.tell(snapshot(1, [[of, marks(1)]], null, siteSettings({ departments: [sales, care] })), { t: "team", team });
  stage.show(() => <Transfer conversation={of} onClose={() => stage.asked.push(["close dialog"])} />);
  const dialog = within(screen.getByRole("dialog"));
  const choose = (name: RegExp) => fireEvent.click(dialog.getByRole("radio", { name }));
  const hand = () => fireEvent.click(dialog.getByRole("button", { name: "Hand on" }));
  return { stage, dialog, choose, hand };
};

describe("handing a conversation on", () => {
  test("lists agents with how much they have: who can take it first, who is not there marked and last", () => {
    const { dialog } = open();
    const rows = dialog.getAllByRole("radio").map((radio) => radio.closest("label")?.textContent);
    expect(rows).toEqual([
      "Kim1 of 4",
      "Evahas as many as they take · 4 of 4",
      "Bonot there · 0 of 4",
      "Salesclosed now",
      "Careclosed now",
      "Back to the queue",
    ]);
  });

  test("[RTE9] to a department, with a note for who gets it", () => {
    const { stage, dialog, choose, hand } = open();
    choose(/Care/u);
    fireEvent.input(dialog.getByRole("textbox", { name: "Note (optional)" }), {
      target: { value: " wants a refund " },
    });
    hand();
    expect(stage.asked).toEqual([
      ["assign", mine.id, null, { department: care.id, note: "wants a refund" }],
      ["close dialog"],
    ]);
  });

  test("a note that was begun is there again after the dialog was closed, and gone once it was handed on", () => {
    const stage = setStage();
    stage.tell(snapshot(1, [[mine, marks(1)]], null, siteSettings({ departments: [sales, care] })), {
      t: "team",
      team,
    });
    const show = () => stage.show(() => <Transfer conversation={mine} onClose={() => {}} />);
    const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note (optional)" });
    const first = show();
    fireEvent.input(field(), { target: { value: "wants a refund" } });
    first.unmount();
    const second = show();
    expect(field().value).toBe("wants a refund");
    fireEvent.click(screen.getByRole("radio", { name: /Care/u }));
    fireEvent.click(screen.getByRole("button", { name: "Hand on" }));
    second.unmount();
    show();
    expect(field().value).toBe("");
  });

  test("to an agent, or back to the queue, where no note was written", () => {
    const agent = open();
    agent.choose(/Bo/u);
    agent.hand();
    expect(agent.stage.asked[0]).toEqual(["assign", mine.id, BO, {}]);
  });

  test("back to the queue", () => {
    const { stage, choose, hand } = open();
    choose(/queue/u);
    hand();
    expect(stage.asked[0]).toEqual(["assign", mine.id, null, {}]);
  });

  test("to nobody does nothing, and what waits cannot be put back", () => {
    const queued = { ...mine, state: "queued" as const, agent: null };
    const { stage, dialog, hand } = open(queued, "supervisor");
    expect(dialog.queryByRole("radio", { name: /queue/u })).toBeNull();
    expect(dialog.queryByRole("radio", { name: /Sales/u })).toBeNull();
    hand();
    expect(stage.asked).toEqual([]);
    expect(dialog.getByRole("alert").textContent).toBe("Choose to whom first.");
  });

  test("begins at the choices, and going back to the queue is none of the departments", async () => {
    const { dialog } = open();
    const [first] = dialog.getAllByRole("radio");
    await vi.waitFor(() => expect(document.activeElement).toBe(first));
    const headings = dialog.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(["Agents", "Departments", "Anybody"]);
  });
});
