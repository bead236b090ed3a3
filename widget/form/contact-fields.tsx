import { type JSX, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { FormWords } from "../locales/form/en.ts";

export type ContactFieldsProps = {
  words: FormWords;
  contact: { email: string; name: string };
  /** Known from before: it is shown, and can be changed. */
  isKnown: boolean;
  isWrong: boolean;
  onInput(change: { email?: string; name?: string }): void;
  onChange(): void;
};

/** Where to answer, and whom. */
export function ContactFields(props: ContactFieldsProps): JSX.Element {
  let email: HTMLInputElement | undefined;
  return (
    <Show
      when={props.isKnown}
      fallback={
        <>
          <label>
            {props.words.email}
            <input
              ref={email}
              type="email"
              name="email"
              autocomplete="email"
              dir="ltr"
              required
              maxlength={limits.email}
              value={props.contact.email}
              aria-invalid={props.isWrong}
              aria-describedby={props.isWrong ? "hej-email" : undefined}
              onInput={(event) => props.onInput({ email: event.currentTarget.value })}
            />
          </label>
          <Show when={props.isWrong}>
            <p class="flaw" id="hej-email">
              {props.words.emailWrong}
            </p>
          </Show>
          <label>
            {props.words.name}
            <input
              name="name"
              autocomplete="name"
              dir="auto"
              maxlength={limits.name}
              value={props.contact.name}
              onInput={(event) => props.onInput({ name: event.currentTarget.value })}
            />
          </label>
        </>
      }
    >
      <p class="known">
        {props.words.email}: <bdi>{props.contact.email}</bdi>{" "}
        <button
          type="button"
          class="change"
          onClick={() => {
            props.onChange();
            email?.focus();
          }}
        >
          {props.words.change}
        </button>
      </p>
    </Show>
  );
}
