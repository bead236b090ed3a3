import { fireEvent } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { LinkBar } from "../../../console/features/shell/link-bar.tsx";
import { StatusSwitch } from "../../../console/features/shell/status-switch.tsx";
import { VisitorsSee } from "../../../console/features/shell/visitors-see.tsx";
import { BO, mate, now } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

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
    stage.tell(now([], [mate(), mate({ id: BO })], false));
    expect(view.getByText("Closed")).toBeTruthy();
    stage.setLink("waiting");
    expect(view.queryByText("Closed")).toBeNull();
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
