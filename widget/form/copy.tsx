import { createSignal, type JSX, Show } from "solid-js";
import { limits } from "#protocol/limits";
import { useRoom } from "../app/room.ts";
import type { FormWords } from "../locales/form/en.ts";
import { isAddress } from "../visit/said.ts";

/** A transcript by mail: pressed once it asks where to, and then it is sent. */
export function Copy(props: { words: FormWords }): JSX.Element {
  const { chat, acts, device } = useRoom();
  const [asks, setAsks] = createSignal(false);
  const [isWrong, setWrong] = createSignal(false);
  const state = () => chat().copy?.state;
  let field: HTMLInputElement | undefined;

  return (
    <Show
      when={state() !== "sent"}
      fallback={
        <p class="notice" role="status">
          {props.words.copySent} <bdi>{chat().copy?.email}</bdi>
        </p>
      }
    >
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
                value={chat().copy?.email ?? device.local.get().contact?.email ?? ""}
                aria-invalid={isWrong()}
                onInput={() => setWrong(false)}
              />
            </label>
          </Show>
          <Show when={isWrong() || state() === "failed"}>
            <p class="flaw" role="alert">
              {isWrong() ? props.words.emailWrong : props.words.copyFailed}
            </p>
          </Show>
          <button type="submit" class="change" disabled={state() === "asked"}>
            {props.words.copy}
          </button>
        </div>
      </form>
    </Show>
  );

  function send(event: Event): void {
    event.preventDefault();
    const email = field?.value.trim() ?? "";
    setWrong(asks() && !isAddress(email));
    if (asks() && !isWrong()) return acts.copy(email);
    setAsks(true);
    field?.focus();
  }
}
