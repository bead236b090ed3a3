import { createSignal } from "solid-js";
import { limits } from "#protocol/limits";
import { signUp } from "../../api/account.ts";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { TextField } from "../../ui/field.tsx";
import { FailureNotice } from "../../ui/notice.tsx";

type AccountFormProps = {
  /** Whom an invitation asks in; the e-mail is fixed then. */
  invitation?: { id: string; email: string };
  onDone(): void;
};

export function AccountForm(props: AccountFormProps) {
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal(props.invitation?.email ?? "");
  const [password, setPassword] = createSignal("");
  const submit = createSubmit();
  const create = async () => {
    const person = { name: name().trim(), email: email().trim(), password: password() };
    const done = await submit.run(() => signUp(person, props.invitation?.id));
    if (done !== null) props.onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        first
        label={t("signUp.name")}
        hint={t("signUp.nameHint")}
        autocomplete="name"
        required
        maxLength={limits.name}
        value={name()}
        onInput={setName}
      />
      <TextField
        label={t("signIn.email")}
        type="email"
        autocomplete="username"
        required
        disabled={props.invitation !== undefined}
        value={email()}
        onInput={setEmail}
      />
      <TextField
        label={t("signIn.password")}
        hint={t("signUp.passwordHint")}
        type="password"
        autocomplete="new-password"
        required
        minLength={10}
        maxLength={128}
        value={password()}
        onInput={setPassword}
      />
      <FailureNotice failure={submit.failure()} />
      <button type="submit" class="button primary large" aria-disabled={submit.busy()}>
        {t("signUp.submit")}
      </button>
    </form>
  );
}
