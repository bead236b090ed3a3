import { createEffect, createMemo, createResource, For, on, Show } from "solid-js";
import type { Role } from "#protocol/model";
import { fetchInvitations, fetchMembers } from "../../api/organization.ts";
import { useSite } from "../../live/context.tsx";
import { leads, mayManage } from "../../live/may.ts";
import { t } from "../../locales/strings.ts";
import { FailureNotice } from "../../ui/notice.tsx";
import { InvitationRow } from "./invitation-row.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberRow } from "./member-row.tsx";
import "./team.css";

/** Who answers here. Owners and admins change it; the server sees to that, this only spares others the controls. */
export default function Team() {
  const scope = useSite();
  const organization = () => scope.organization().id;
  const role = (): Role => scope.live.state().me?.role ?? scope.organization().role;
  const manages = () => mayManage(role());
  const [members, { refetch: refetchMembers }] = createResource(organization, fetchMembers);
  const [invitations, { refetch: refetchInvitations }] = createResource(
    () => (manages() ? organization() : null),
    fetchInvitations,
  );
  // Who joins or leaves shows at once: the site tells every console of its team.
  const team = createMemo(() => JSON.stringify(scope.live.state().team.map(({ id, role }) => [id, role])));
  createEffect(
    on(
      team,
      () => {
        void refetchMembers();
        if (manages()) void refetchInvitations();
      },
      { defer: true },
    ),
  );
  const listed = () => {
    const result = members.latest;
    return result?.ok === true ? result.value.members : [];
  };
  const pending = () => {
    const result = invitations.latest;
    return result?.ok === true ? result.value.filter((invitation) => invitation.status === "pending") : [];
  };
  const failure = () => {
    const results = [members.latest, invitations.latest];
    return results.flatMap((result) => (result?.ok === false ? [result.failure] : []))[0] ?? null;
  };
  return (
    <div class="page">
      <header class="screen-head">
        <h1>{t("team.title")}</h1>
        <p class="muted">{manages() ? t("team.intro") : t("team.readOnly")}</p>
      </header>
      <div class="page-body">
        <FailureNotice failure={failure()} />
        <section class="card" aria-labelledby="team-members">
          <h2 id="team-members">
            {t("team.members")} <span class="muted numbers">{listed().length || ""}</span>
          </h2>
          <Show when={leads(role())}>
            <p class="muted">
              {t("team.work")} <a href={`/sites/${scope.site().id}/routing`}>{t("nav.routing")}</a>
            </p>
          </Show>
          <ul class="members">
            <For each={listed()}>
              {(member) => (
                <MemberRow
                  member={member}
                  organization={organization()}
                  myRole={role()}
                  onChanged={() => void refetchMembers()}
                />
              )}
            </For>
          </ul>
        </section>
        <Show when={manages()}>
          <InviteForm
            organization={organization()}
            myRole={role()}
            pending={pending()}
            onInvited={() => void refetchInvitations()}
          />
          <section class="card" aria-labelledby="team-invitations">
            <h2 id="team-invitations">{t("team.pending")}</h2>
            <Show when={pending().length > 0} fallback={<p class="muted">{t("team.noPending")}</p>}>
              <ul>
                <For each={pending()}>
                  {(invitation) => (
                    <InvitationRow invitation={invitation} onChanged={() => void refetchInvitations()} />
                  )}
                </For>
              </ul>
            </Show>
          </section>
        </Show>
      </div>
    </div>
  );
}
