/** Stable codes of every error, on the wire and over HTTP (RFC 9457 `code`), with the HTTP status they go with. */
export const errors = {
  malformed: 400,
  unknown_type: 400,
  no_hello: 400,
  origin_required: 403,
  unauthorized: 401,
  forbidden: 403,
  sign_up_closed: 403,
  not_found: 404,
  unknown_site: 404,
  conflict: 409,
  visitor_gone: 409,
  conversation_closed: 409,
  too_large: 413,
  upgrade_required: 426,
  too_many_tabs: 429,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errors;

/** RFC 9457 problem details, the one shape of every HTTP error. `instance` is the request's id in the logs. */
export type Problem = {
  type: "about:blank";
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  instance: string;
  /** A finer code where a part has its own, such as `INVALID_EMAIL_OR_PASSWORD`. */
  reason?: string;
};
