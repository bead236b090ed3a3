import { cleanup, fireEvent, render } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { Composer } from "../../../console/ui/composer.tsx";

function setUp(text: string) {
  const sent: string[] = [];
  const [value, setValue] = createSignal(text);
  const view = render(() => (
    <Composer
      label="Message"
      placeholder=""
      value={value()}
      onInput={setValue}
      onSend={(body) => sent.push(body)}
      send="Send"
    />
  ));
  return { sent, value, view, field: view.getByRole("textbox", { name: "Message" }) };
}

afterEach(cleanup);

describe("the composer", () => {
  test("Enter sends what is written, without the space around it", () => {
    const { field, sent } = setUp("  Hej  ");
    const allowed = fireEvent.keyDown(field, { key: "Enter" });
    expect(sent).toEqual(["Hej"]);
    expect(allowed).toBe(false);
  });

  test("Shift+Enter is left to the field as a new line", () => {
    const { field, sent } = setUp("Hej");
    expect(fireEvent.keyDown(field, { key: "Enter", shiftKey: true })).toBe(true);
    expect(sent).toEqual([]);
  });

  test("Enter that ends a word of an input method does not send, told by isComposing or by key code 229", () => {
    const { field, sent } = setUp("にほん");
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(sent).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
    expect(sent).toEqual(["にほん"]);
  });

  test("nothing and too much are not sent, and too much says by how many characters", () => {
    const empty = setUp("   ");
    fireEvent.keyDown(empty.field, { key: "Enter" });
    expect(empty.sent).toEqual([]);
    empty.view.unmount();
    const long = setUp("x".repeat(4_003));
    fireEvent.keyDown(long.field, { key: "Enter" });
    expect(long.sent).toEqual([]);
    expect(long.view.getByText("3 characters too long")).toBeTruthy();
  });
});
