import { createSignal } from "solid-js";

const KEY = "hejdesk:single-keys";
const [on, setOn] = createSignal(localStorage.getItem(KEY) !== "off");

/** Whether `?` and `/` alone are shortcuts. They can be switched off, for people who dictate (WCAG 2.1.4). */
export const singleKeysOn = on;

export function setSingleKeys(next: boolean): void {
  setOn(next);
  localStorage.setItem(KEY, next ? "on" : "off");
}

/** Whether a key belongs to a field that is being written in. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;

/** Whether Alt and an arrow belong to a field: they open its list or its calendar. */
export const opensByKey = (event: KeyboardEvent): boolean =>
  event.target instanceof Element &&
  event.target.closest("select, input[list], input[type=date], input[type=time]") !== null;
