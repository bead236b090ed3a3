import { describe, expect, test } from "vitest";
import type { Signal } from "#protocol/struggle";
import { VisitRow } from "../../../console/features/board/visit-row.tsx";
import { VisitDetails } from "../../../console/features/visitor/visit-details.tsx";
import { visit } from "./fixtures.ts";
import { setStage } from "./stage.tsx";

const pages = [
  { path: "/size-guide", title: "Size guide" },
  { path: "/jacket", title: "Blue jacket" },
];
const flipping: Signal = { kind: "flipping", weight: 0.6, evidence: { pages, times: 5, ms: 120_000 } };
const words = "Went 5 times between Size guide and Blue jacket in 2 min";

describe("[STR1] who is stuck", () => {
  const stuck = visit("stuck", { struggle: { score: 0.6, stuck: true, signals: [flipping] } });

  test("is told with the reason in words, in the row and beside it", () => {
    const stage = setStage();
    const row = stage.show(() => <VisitRow id={stuck.id} visit={stuck} gone={false} chosen={false} />);
    expect(row.getByText(words)).toBeTruthy();
    row.unmount();
    const side = stage.show(() => <VisitDetails visit={stuck} gone={false} shared={false} />);
    expect(side.getByRole("heading", { name: "Seems stuck" }).parentElement?.textContent).toContain(words);
  });

  test("a weak sign is no chip on the board, and of a visit that several may share none is told", () => {
    const weak = visit("weak", { struggle: { score: 0.2, stuck: false, signals: [flipping] } });
    const stage = setStage();
    const row = stage.show(() => <VisitRow id={weak.id} visit={weak} gone={false} chosen={false} />);
    expect(row.queryByText(words)).toBeNull();
    row.unmount();
    const alone = stage.show(() => <VisitDetails visit={weak} gone={false} shared={false} />);
    expect(alone.getByRole("heading", { name: "Signs of trouble" })).toBeTruthy();
    alone.unmount();
    const shared = stage.show(() => <VisitDetails visit={weak} gone={false} shared />);
    expect(shared.queryByRole("heading", { name: "Signs of trouble" })).toBeNull();
  });
});
