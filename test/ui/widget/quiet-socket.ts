import { vi } from "vitest";

const { default: Socket } = await vi.importActual<typeof import("partysocket/ws")>("partysocket/ws");

/** happy-dom calls `on…` of whatever dispatches an event. partysocket calls its own before, so each would run twice. */
export default class extends Socket {
  override dispatchEvent(): boolean {
    return true;
  }
}
