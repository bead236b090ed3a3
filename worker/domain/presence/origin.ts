/**
 * [CON4] Whether `origin` (as a browser sends it) is one of `allowed`. `https://*.example.com` covers every
 * subdomain, not the bare name. Comparison is by scheme, host and port; "null" never matches.
 */
export function isAllowedOrigin(allowed: readonly string[], origin: string): boolean {
  const asked = origin.toLowerCase();
  return allowed.some((entry) => {
    const [scheme, host] = entry.split("://*.");
    if (host === undefined) return entry === asked;
    return (
      asked.startsWith(`${scheme}://`) && asked.endsWith(`.${host}`) && isSubdomain(asked, `${scheme}://`, `.${host}`)
    );
  });
}

const isSubdomain = (asked: string, head: string, tail: string): boolean =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(asked.slice(head.length, asked.length - tail.length));
