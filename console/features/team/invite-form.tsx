import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import type { Role } from "#protocol/model";
import { inviteMember, type PendingInvitation } from "../../api/organization.ts";
import { t } from "../../locales/strings.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { createSubmit } from "../../ui/create-submit.ts";
import { Field, TextField } from "../../ui/field.tsx";
import { FailureNotice } from "../../ui/notice.tsx";
import { joinLink } from "./join-link.ts";
import { givable } from "./roles.ts";

type InviteFormProps = {
  organization: string;
  myRole: Role;
  pending: readonly PendingInvitation[];
  onInvited(): void;
};

/** Asks somebody in. There is no mail yet, so the link is shown to be sent by hand. */
export function InviteForm(props: InviteFormProps) {
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<Role>("agent");
  const [made, setMade] = createSignal<PendingInvitation | null>(null);
  const submit = createSubmit();
  // Its link is of no use any more once it was accepted or cancelled.
  const open = createMemo(() => props.pending.find(({ id }) => id === made()?.id)?.id);
  createEffect(on(open, (now, before) => now === undefined && before === made()?.id && setMade(null)));
  const invite = async () => {
    const done = await submit.run(() => inviteMember(props.organization, email().trim(), role()));
    setMade(done?.value ?? null);
    if (done === null) return;
    setEmail("");
    props.onInvited();
  };
  return (
    <section class="card" aria-labelledby="team-invite">
      <h2 id="team-invite">{t("team.inviteTitle")}</h2>
      <form
        class="invite"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <TextField label={t("team.inviteEmail")} type="email" required value={email()} onInput={setEmail} />
        <Field label={t("team.role")} hint={t(`team.${role()}Can`)}>
          {(ids) => (
            <select
              class="input"
              id={ids.id}
              aria-describedby={ids.describedBy}
              onChange={(event) => {
                const value = event.currentTarget.value;
                setRole(givable(props.myRole).find((candidate) => candidate === value) ?? "agent");
              }}
            >
              <For each={givable(props.myRole)}>
                {(candidate) => (
                  <option value={candidate} selected={candidate === role()}>
                    {t(`team.${candidate}`)}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
        <button type="submit" class="button primary" aria-disabled={submit.busy()}>
          {t("team.invite")}
        </button>
      </form>
      <FailureNotice failure={submit.failure()} />
      <Show when={made()}>
        {(invitation) => (
          <div class="invited">
            <p role="status">{t("team.inviteSent", invitation().email)}</p>
            <CopyField label={t("team.link")} hideLabel value={joinLink(invitation().id)} button={t("team.copyLink")} />
          </div>
        )}
      </Show>
    </section>
  );
}
