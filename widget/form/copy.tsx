import { createSignal, type JSX, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { useRoom } from "../app/room.ts";
import type { FormWords } from "../locales/form/en.ts";
import { isAddress } from "../visit/said.ts";

/** A transcript by mail: pressed once it asks where to, and then it is sent. An address that was mistyped can be mended. */
export function Copy(props: { words: FormWords }): JSX.Element {
  const { chat, acts, device } = useRoom();
  const [asks, setAsks] = createSignal(false);
  const [isWrong, setWrong] = createSignal(false);
  const copy = () => chat().copy;
  // Read once: what the site says meanwhile is no reason to type it again.
  const known = copy()?.email ?? device.session.get().typed?.email ?? device.local.get().contact?.email ?? "";
  const isSent = () => !isWrong() && copy()?.state === "sent";
  let field: HTMLInputElement | undefined;

  return (
    <form novalidate onSubmit={send}>
      <div class="fields">
        <Show when={asks()}>
          <label>
            {props.words.email}
            <input
              ref={field}
              type="email"
              autocomplete="email"
              dir="ltr"
              maxlength={limits.email}
              value={known}
              aria-invalid={isWrong()}
              onInput={() => setWrong(false)}
            />
          </label>
        </Show>
        <p class={isSent() ? "lead" : "flaw"} role="status">
          {isWrong() ? props.words.emailWrong : copy()?.state === "failed" && props.words.copyFailed}
          <Show when={isSent()}>
            {props.words.copySent} <bdi>{copy()?.email}</bdi>
          </Show>
        </p>
        <button type="submit" class="change">
          {props.words.copy}
        </button>
      </div>
    </form>
  );

  function send(event: Event): void {
    event.preventDefault();
    if (copy()?.state === "asked") return;
    const email = field?.value.trim() ?? "";
    setWrong(asks() && !isAddress(email));
    if (asks() && !isWrong()) return acts.copy(email);
    setAsks(true);
    field?.focus();
  }
}
