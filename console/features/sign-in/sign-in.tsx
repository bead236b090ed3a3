import { Navigate, useSearchParams } from "@solidjs/router";
import { createResource, createSignal, Show } from "solid-js";
import { fetchDoor, signIn } from "../../api/account.ts";
import { useSession } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { TextField } from "../../ui/field.tsx";
import { FormPage } from "../../ui/form-page.tsx";
import { FailureNotice } from "../../ui/notice.tsx";

/** The door for people with an account; a deployment that nobody owns yet leads to its set-up instead. */
export default function SignIn() {
  const session = useSession();
  const [search] = useSearchParams<{ next?: string }>();
  const [door] = createResource(fetchDoor);
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const submit = createSubmit();
  const signUp = () => {
    const result = door.latest;
    return result?.ok === true ? result.value.signUp : "invitation";
  };
  const enter = async () => {
    const done = await submit.run(() => signIn(email().trim(), password()));
    if (done !== null) await session.refresh();
  };
  return (
    <FormPage title={t("signIn.title")}>
      <Show when={session.state().is === "in"}>
        <Navigate href={localPath(search.next)} />
      </Show>
      <Show when={signUp() === "first"}>
        <Navigate href="/sign-up" />
      </Show>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <TextField
          first
          label={t("signIn.email")}
          type="email"
          autocomplete="username"
          required
          value={email()}
          onInput={setEmail}
        />
        <TextField
          label={t("signIn.password")}
          type="password"
          autocomplete="current-password"
          required
          value={password()}
          onInput={setPassword}
        />
        <FailureNotice failure={submit.failure()} />
        <div class="form-actions">
          <button type="submit" class="button primary large" aria-disabled={submit.busy()}>
            {t("signIn.submit")}
          </button>
          <Show when={signUp() === "open"}>
            <a href="/sign-up">{t("signIn.toSignUp")}</a>
          </Show>
        </div>
      </form>
    </FormPage>
  );
}

/** `next` comes from the address, so only a path of this console counts. */
const localPath = (next: string | undefined): string =>
  next?.startsWith("/sites/") === true || next?.startsWith("/join/") === true ? next : "/";
